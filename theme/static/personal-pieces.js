/** Pieces of a text: how the rules for personal data look for them, and at what stands around them. */

const AROUND = 80; // characters on each side that a rule may look at

/** @typedef {{start: number, end: number}} Piece */

/**
 * @typedef {object} Match
 * @property {RegExpExecArray} match
 * @property {string} before the text that stands before it
 * @property {string} after the text that stands behind it
 */

/**
 * Return what the pattern finds and `keep` agrees with. `keep` may also return how many characters before it belong to it.
 * Patterns repeat nothing without a bound, so that no text can keep them busy.
 * @param {string} text
 * @param {RegExp} pattern with the flag g
 * @param {(found: Match) => boolean | number} keep
 * @returns {Piece[]}
 */
export function pieces(text, pattern, keep = () => true) {
  const found = [];
  const search = new RegExp(pattern);
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const end = search.lastIndex;
    const before = text.slice(Math.max(0, match.index - AROUND), match.index);
    const kept = keep({ match, before, after: text.slice(end, end + AROUND) });
    if (kept === false) search.lastIndex = match.index + 1;
    else found.push({ start: match.index - (kept === true ? 0 : kept), end });
  }
  return found;
}

/**
 * Return the digits in a text.
 * @param {string} text
 */
export function digits(text) {
  return text.replace(/\D/g, "");
}

const PARTICLES = new Set("van de der den het 't ten ter te la le el al ben bin von du da dos op in aan en".split(" "));
const INITIALS = /^(?:\p{L}\.){1,5}$/u;
const CAPITALISED = /^(?:['’]t|d['’])?\p{Lu}[\p{L}'’-]*$/u;

/**
 * Return the words at the end of a text that begin with a capital, with the small words between them ("Jan de Vries").
 * @param {string} text
 * @returns {string[]}
 */
export function capitalised(text) {
  const words = text.replace(/^.*[([:;/"“‘]/, "").split(" ");
  let first = words.length;
  while (first > 0 && isPartOfName(words[first - 1])) first -= 1;
  while (isParticle(words[first])) first += 1;
  return isParticle(words[words.length - 1]) ? [] : words.slice(first);
}

/** @param {string} word */
export function isParticle(word) {
  return PARTICLES.has(word?.toLowerCase());
}

/** @param {string} word */
function isPartOfName(word) {
  return isParticle(word) || INITIALS.test(word) || CAPITALISED.test(word);
}
