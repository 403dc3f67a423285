/** Personal data in a question: what kinds there are in it, and the question without them. Nothing leaves the browser. */

import { address } from "./personal-addresses.js";
import { caseNumber } from "./personal-cases.js";
import { nameAndBirthDate } from "./personal-names.js";
import { bsn, email, phone } from "./personal-numbers.js";

/**
 * One rule a kind. Where two rules see the same piece of text, the first one keeps it.
 * @type {[string, (text: string) => import("./personal-pieces.js").Piece[]][]}
 */
const RULES = [
  ["email", email],
  ["case_number", caseNumber],
  ["phone", phone],
  ["bsn", bsn],
  ["name_birthdate", nameAndBirthDate],
  ["address", address],
];

/** @typedef {{kind: string, text: string, start: number, end: number}} Found */

/**
 * Return each piece of personal data in the text, in the order of the text.
 * @param {string} text
 * @returns {Found[]}
 */
export function personalData(text) {
  const plain = plainMarks(text);
  /** @type {Found[]} */
  const found = [];
  for (const [kind, rule] of RULES) {
    for (const { start, end } of rule(plain).map((piece) => closed(plain, piece))) {
      const isFree = found.every((other) => end <= other.start || start >= other.end);
      if (isFree) found.push({ kind, text: text.slice(start, end), start, end });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/**
 * Return the text without its personal data, and without the brackets and commas that then hold nothing.
 * @param {string} text
 */
export function withoutPersonalData(text) {
  const found = personalData(text);
  const left = found.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
  return found.length ? tidied(left) : text;
}

/**
 * Return the text with every dash as "-" and every space as " ", so that rules need to know one of each. The length stays.
 * @param {string} text
 */
function plainMarks(text) {
  return text.replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s/g, " ");
}

/**
 * Return the piece with the bracket that closes it: "Jan de Vries (12-03-2014)".
 * @param {string} text
 * @param {import("./personal-pieces.js").Piece} piece
 */
function closed(text, { start, end }) {
  const piece = text.slice(start, end);
  const isOpen = piece.lastIndexOf("(") > piece.lastIndexOf(")");
  return { start, end: isOpen && text[end] === ")" ? end + 1 : end };
}

/** @param {string} text */
function tidied(text) {
  return text
    .replace(/\s+/g, " ")
    .replace(/\([ ,;:]*\)/g, " ")
    .replace(/\( ?[,;:] ?/g, "(")
    .replace(/^([^(]*)\)/, "$1")
    .replace(/\(([^)]*)$/, "$1")
    .replace(/ +([,;:.?!])/g, "$1")
    .replace(/[,;:]+([,;:.?!])/g, "$1")
    .replace(/^[ ,;:.-]+/, "")
    .replace(/ +/g, " ")
    .trim();
}
