/** The rule for a name with a birth date. A date alone is no birth date, and a name alone is not recognised at all. */

import { MONTH, NO_NAME_ENDING, NOT_NAMES, PLACES, TITLES } from "./personal-words.js";
import { capitalised, isParticle, pieces } from "./personal-pieces.js";

const YEAR = String.raw`(?:(?:19|20)\d\d|['’]?\d\d)(?!\d)`;
const DATE = new RegExp(
  [
    String.raw`\b\d{1,2} ?[-./ ] ?\d{1,2} ?[-./ ] ?${YEAR}`, // 12-03-2014, 12/03/14
    String.raw`\b(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d)`, // 2014-03-12
    String.raw`\b\d{1,2}(?:e|ste|de|st|nd|rd|th)?[ -](?:of )?${MONTH}\.?,?[ -]?${YEAR}`, // 12 maart 2014, 12th of March 2014
    String.raw`\b${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d(?!\d)`, // March 12, 2014
    String.raw`\b(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d(?!\d)`, // 12032014
  ].join("|"),
  "gi",
);

/** Labels as files have them; these say by themselves that the date is a person's birth date. */
const BIRTH_LABEL = new RegExp(
  String.raw`(?:\b(?:geb\.? ?dat(?:um)?|geboorte ?dat(?:um)?|geb|d\. ?o\. ?b|dob|dates? of birth|birth ?date|birthday|` +
    String.raw`verjaardag|g\.d)\b\.?|\(b\.)(?: is| op| on| (?:van|of) [\p{L} ]{1,30})?(?: the)?[ :=(,-]{0,4}$`,
  "iu",
);
/** Words of running text: they need a name, since laws and methods are born too. */
const BORN =
  /\b(?:is |was )?(?:geboren|born|jarig)(?: (?:te|in) \p{L}[\p{L}-]{1,30})?(?: op| on)?(?: the)?[ :(,]{0,3}$/iu;
const BORN_BEHIND = new RegExp(
  String.raw`^ (?:is |was )?(?:(?:de|the|haar|zijn|her|his) )?(?:geboren|geboorte|born|birth|verjaardag|date of birth)`,
  "i",
);
const BETWEEN = /(?:,? ?\(?\d{1,2} ?(?:jaar|jr\.?|years?)(?: old)?)?(?:,|:|;)? ?[(*°†-]{0,2} ?$/;
const GROUP = /\b(?:kinderen|jongeren|mensen|iedereen|wie|children|people|those|anyone)(?: die)?(?: zijn| are| who are)? ?$/i;

/** @param {string} text */
export function nameAndBirthDate(text) {
  const hasCapitals = /\p{Lu}/u.test(text);
  return pieces(text, DATE, ({ match, before, after }) => {
    const label = BIRTH_LABEL.exec(before);
    const words = label ?? BORN.exec(before);
    const head = before.slice(0, words?.index);
    const name = nameAtEnd(head, words ? 1 : 2);
    if (name >= 0 && (words || isWholeDate(match[0]))) return before.length - name;
    const isSomeones = speaksOfSomeone(head) || (!hasCapitals && isAfterOne(head));
    return label || (isSomeones && (words || BORN_BEHIND.test(after))) ? before.length - head.length : false;
  });
}

/**
 * Return where a name at the end of the text begins, or -1. A title ("mw.", "vader") counts as a first name.
 * @param {string} text
 * @param {number} fewest words that a name needs here
 */
function nameAtEnd(text, fewest) {
  const end = text.replace(BETWEEN, "");
  const words = capitalised(end);
  while (words.length && (isNoName(words[0]) || isPlace(words[0]) || isParticle(words[0]))) words.shift();
  const strong = words.filter((word) => !isParticle(word));
  const names = strong.filter((word) => !TITLES.has(bare(word)));
  if (!names.length || names.some(isNoName)) return -1;
  const start = end.length - words.join(" ").length;
  const hasTitle = names.length < strong.length || isTitled(end.slice(0, start));
  return names.length + Number(hasTitle) >= fewest ? start : -1;
}

/**
 * Tell whether the text ends with a title, small words of the name left out ("mevrouw de").
 * @param {string} text
 */
function isTitled(text) {
  const words = text.trim().split(" ").filter((word) => !isParticle(word));
  return TITLES.has(bare(words[words.length - 1] ?? ""));
}

/**
 * Tell whether the sentence that ends here names someone; its first word has a capital anyway.
 * @param {string} text
 */
function speaksOfSomeone(text) {
  const words = (text.split(/[.?!]/).pop() ?? "").trim().split(/[ ,()]+/);
  const isName = (/** @type {string} */ word) => !isNoName(word) && !isPlace(word) && !TITLES.has(bare(word));
  return words.slice(1).some((word) => /^\p{Lu}\p{Ll}+$/u.test(word) && isName(word));
}

/**
 * Tell whether a text that is typed without capitals goes on about one person here.
 * @param {string} text
 */
function isAfterOne(text) {
  return /\p{L},? ?$/u.test(text) && !GROUP.test(text);
}

/** @param {string} date */
function isWholeDate(date) {
  return /(?:19|20)\d\d/.test(date) || /[-/]/.test(date);
}

/** @param {string} word */
function isNoName(word) {
  return (!word.endsWith(".") && NOT_NAMES.has(bare(word))) || NO_NAME_ENDING.test(word);
}

/** @param {string} word */
function isPlace(word) {
  return PLACES.has(bare(word));
}

/** @param {string} word */
function bare(word) {
  return word.toLowerCase().replace(/[^\p{L}]/gu, "");
}
