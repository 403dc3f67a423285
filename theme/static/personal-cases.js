/** The rule for case numbers: what stands behind a label, or letters with at least four digits ("VT-88123", "JB/2022/0193"). */

import { digits, pieces } from "./personal-pieces.js";
import { PUBLIC_NUMBER, YEARS } from "./personal-words.js";

const NUMBER = String.raw`(?:nummer|number|nr|no|id|code)\b\.?`;
const OF_A_CASE = "zaaks?|dossier|casus|cli[eë]nt|klant|meldings?|zorg|parket|rekest|incident|registratie|referentie";
const WITH_NUMBER = String.raw`(?:[a-z]{0,12}(?:${OF_A_CASE})|case|file|client|report|reference|registration)[ -]?${NUMBER}`;
const ALONE =
  String.raw`(?:[a-z]{0,12}dossier|zaak|casus|melding|kenmerk|referentie|proces-?verbaal|` +
  String.raw`case|file|reference|ref|police report)\b\.?`;
const VALUE = String.raw`(?: is)?[ :.#=-]{0,4}((?:[a-z]{1,6}[ /.-]?){0,2}\d[a-z\d]{0,20}(?:[/.-][a-z\d]{1,20}){0,4})`;
const LABELLED = new RegExp(String.raw`\b${WITH_NUMBER}${VALUE}`, "gi");
const WITH_COMMON_WORD = new RegExp(String.raw`\b${ALONE}${VALUE}`, "gi");
const SHAPES = [
  String.raw`[A-Z]{2,6}(?:[-/_]\d{4,12}|\d{5,12}|[-/_]?\d{2,4}[-/]\d{3,12})(?:[-/_.][A-Za-z\d]{1,12}){0,3}`, // VT-88123
  String.raw`[a-z]{2,4}-\d{5,12}`, // vt-88123
  String.raw`[A-Z]/\d{2}/\d{6}`, // of a court: C/10/123456
  String.raw`[A-Z]{2} [A-Z]{2} \d{2}-\d{2,6}`, // of a court: JE RK 23-456
  String.raw`\d{4}[-/]\d{3,8}-[A-Z]{2,6}`, // 2023/0098-VTRR
  String.raw`\d{2}/\d{6}[-/]\d{2}`, // of a public prosecutor: 09/123456-20
];
const SHAPE = new RegExp(String.raw`\b(?:${SHAPES.join("|")})(?!\d)`, "g");
/** Letters that make a number something else: a standard, a law, a paper of parliament, an organisation. */
const OTHER_SHAPE = new RegExp(
  "^(?:bsn|iso|nen|en|iec|isbn|issn|kvk|btw|rsin|tk|ek|kst|ah|stb|stcrt|covid|sars|doi|nl|eu|ec|pmid|rfc|iban|tel|mob|fax)" +
    String.raw`[-/_]?\d`,
  "i",
);
const DATE = /^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}$/;

/** @param {string} text */
export function caseNumber(text) {
  return [
    ...pieces(text, LABELLED, ({ match: [whole, value] }) => isValue(value) && digits(value).length >= 3 && !isPublic(whole)),
    ...pieces(text, WITH_COMMON_WORD, ({ match, before, after }) => !isPublic(before + match[0]) && isCase(match[1], after)),
    ...pieces(text, SHAPE, ({ match: [shape], before }) => !OTHER_SHAPE.test(shape) && !YEARS.test(shape) && !isPublic(before)),
  ];
}

/** @param {string} before */
function isPublic(before) {
  return PUBLIC_NUMBER.test(before);
}

/**
 * Tell whether letters that stand apart are capitals: "GV 19-00771" is a number, "van 2021" is not.
 * @param {string} value
 */
function isValue(value) {
  return !/^[A-Za-z]{0,6} ?[a-z]{1,6} /.test(value) && !/^bsn/i.test(value);
}

/**
 * @param {string} value behind a label that is also a common word
 * @param {string} after
 */
function isCase(value, after) {
  if (!isValue(value) || YEARS.test(value) || DATE.test(value) || /^,? (?:nr|no)\b/i.test(after)) return false;
  return digits(value).length >= (/^\d+$/.test(value) ? 5 : 4);
}
