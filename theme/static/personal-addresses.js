/** The rule for addresses: a street with a house number, or a postcode beside a number. */

import { capitalised, pieces } from "./personal-pieces.js";
import { COUNTED_THINGS, ENGLISH_STREET, MONTH, NOT_STREETS, STREET, STREET_WITH_CAPITAL } from "./personal-words.js";

const NUMBER_WORD = String.raw`(?:huis(?:nummer|nr)|house number|nummer|number|nr|no)\b\.? ?`;
const ADDITION = String.raw`(?:-?[a-z]{1,2}\b|[ -](?:bis|hs|huis|rood|zwart|[a-z]|i{1,3}|iv)\b|-\d{1,4}(?!\d)|(?!\w))`;
const POSTCODE = String.raw`[1-9]\d{3} ?[a-z]{2}\b`;
/** A house number with what belongs to it: an addition ("12a", "12 bis", "41 huis") and a postcode. */
const HOUSE = new RegExp(String.raw`\b(?:${NUMBER_WORD})?([1-9]\d{0,3})${ADDITION}(?:,? ${POSTCODE})?`, "gi");
/** What is counted is no house; nor is a decimal, a percentage, a time or a date. */
const COUNTED = new RegExp(String.raw`^(?:[.,:]\d|[-/]\d|\s?%| (?:${COUNTED_THINGS}|${MONTH}\b))`, "i");
const LIVES = new RegExp(
  String.raw`\b(?:woont|wonen|wonend|wonende|woonachtig|verblijft|adres|address|lives?|living|stays?)(?: is)?:?` +
    String.raw`(?: (?:op|aan|in|at|on))?(?: (?:de|het|the))? $`,
  "i",
);

/** @param {string} text */
export function address(text) {
  return [...pieces(text, HOUSE, afterStreet), ...pieces(text, NUMBER_FIRST, isStreetBehind), ...postcodes(text)];
}

/** @param {import("./personal-pieces.js").Match} found */
function afterStreet({ match, before, after }) {
  const isYear = /^(?:19|20)\d\d$/.test(match[0]) || /-(?:19|20)\d\d$/.test(match[0]);
  if (isYear || COUNTED.test(after)) return false;
  const head = before.replace(/,? $/, "");
  if (head === before) return false;
  const words = capitalised(head);
  const name = words.join(" ") || (head.split(" ").pop() ?? "");
  const isAddress = isStreet(name.split(" ")) || (words.length > 0 && LIVES.test(head.slice(0, head.length - name.length)));
  return isAddress && before.length - head.length + name.length;
}

/** @param {string[]} words */
function isStreet(words) {
  const last = (words[words.length - 1] ?? "").replace(/^.*[(:;/]/, "");
  if (NOT_STREETS.has(last.toLowerCase())) return false;
  if (words.length > 1 && ENGLISH_STREET.has(last.toLowerCase().replace(".", ""))) return true;
  if (words.length > 1 && /^(?:Laan|Plein|Weg|Straat|Kade|Hof|Pad)$/.test(words[0])) return true;
  return (STREET.test(last) && last.length > 6) || STREET_WITH_CAPITAL.test(last);
}

/** English input: "12 Kerkstraat", "12 Oak Road", "number 12 on the Kerkstraat". */
const NUMBER_FIRST = new RegExp(
  String.raw`\b[1-9]\d{0,3}[a-z]?,? (?:(?:on|in|of|at|op|van|aan) (?:the |de |het )?)?` +
    String.raw`(?:\p{Lu}[\p{L}'’-]{0,30} ){0,2}\p{Lu}[\p{L}'’-]{2,40}(?![\p{L}'’-])`,
  "gu",
);

/** @param {import("./personal-pieces.js").Match} found */
function isStreetBehind({ match }) {
  return isStreet(capitalised(match[0]));
}

const NEAR_NUMBER = new RegExp(
  String.raw`\b[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})\b(?:,? ?(?:-|${NUMBER_WORD})? ?[1-9]\d{0,3}[a-z]?\b)?`,
  "g",
);
const NO_POSTCODE = /^\d{4} ?(?:SA|SD|SS)/;

/** @param {string} text */
function postcodes(text) {
  return pieces(text, NEAR_NUMBER, ({ match: [code], before, after }) => {
    if (NO_POSTCODE.test(code) || /\b(?:art|artikel|article|lid)\.? $/i.test(before) || /[\d.,/-]$/.test(before)) return false;
    const numberBefore = /(?:^|[ (])(?:[1-9]\d{0,3}[a-z]?),?(?: postcode:?)? $/i.exec(before);
    const numberBehind = /^\d{4} ?[A-Za-z]{2}\b.*\d/.test(code) && !COUNTED.test(after);
    const isYear = /^(?:19|20)\d\d /.test(code) && !/(?:postcode|zip|postal code|,)[: ]{0,2}$/i.test(before);
    if (isYear || !(numberBefore || numberBehind)) return false;
    return numberBefore ? numberBefore[0].trimStart().length : true;
  });
}
