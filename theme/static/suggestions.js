/** Suggestions while typing, from a file that is read once: what is typed stays in the browser. */

/** @typedef {{text: string, words: string[]}} Suggestion */

/**
 * @param {string} address of suggestions.json
 * @returns {Promise<Suggestion[]>} none where the file cannot be read
 */
export async function loadSuggestions(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return [];
    const texts = new Set((await answer.json()).map((/** @type {{text: string}} */ each) => each.text));
    return [...texts].map((text) => ({ text, words: folded(text) }));
  } catch {
    return []; // no connection: the box works without suggestions
  }
}

/**
 * Return the suggestions in which every typed word begins a word; those that begin as typed come first.
 * @param {Suggestion[]} suggestions
 * @param {string} typed
 * @param {number} most
 */
export function matching(suggestions, typed, most = 8) {
  const wanted = folded(typed);
  if (wanted.join("").length < 2) return [];
  const found = suggestions.filter(({ words }) => wanted.every((part) => words.some((word) => word.startsWith(part))));
  const begins = (/** @type {Suggestion} */ each) => Number(wanted.every((part, place) => each.words[place]?.startsWith(part)));
  return found
    .map((each, place) => ({ each, place, first: begins(each) }))
    .sort((one, other) => other.first - one.first || one.place - other.place)
    .slice(0, most)
    .map(({ each }) => each.text);
}

/**
 * Return the words of a text in lower case, without accents.
 * @param {string} text
 * @returns {string[]}
 */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
