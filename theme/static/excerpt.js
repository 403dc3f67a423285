/** The part of a passage that a result shows: the best sentence, marked, with a little around it. */

import { make } from "./dom.js";

const BEFORE = 140;
const AFTER = 220;

/**
 * @param {{text: string, highlights: [number, number][]}} answer; places count characters, as the service does
 * @returns {(Node | string)[]}
 */
export function excerpt({ text, highlights }) {
  const characters = Array.from(text); // not UTF-16 units
  const cut = (/** @type {number} */ start, /** @type {number} */ end) => characters.slice(start, end).join("");
  const [first, last] = [highlights[0], highlights[highlights.length - 1]];
  if (!first) return [shortEnd(text, BEFORE + AFTER)];
  const pieces = [shortStart(cut(0, first[0]))];
  highlights.forEach(([start, end], place) => {
    pieces.push(make("mark", {}, cut(start, end)), cut(end, highlights[place + 1]?.[0] ?? end));
  });
  pieces.push(shortEnd(cut(last[1], characters.length), AFTER));
  return pieces;
}

/**
 * @param {{text: string, highlights: [number, number][]}} answer
 * @returns {string} the marked sentences alone
 */
export function markedText({ text, highlights }) {
  const characters = Array.from(text);
  return highlights.map(([start, end]) => characters.slice(start, end).join("").trim()).join(" … ");
}

/** @param {string} text */
function shortStart(text) {
  return text.length <= BEFORE ? text : `…\u00a0${text.slice(-BEFORE).replace(/^\S*\s/, "")}`;
}

/**
 * @param {string} text
 * @param {number} most
 */
function shortEnd(text, most) {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s\S*$/, "")}\u00a0…`;
}
