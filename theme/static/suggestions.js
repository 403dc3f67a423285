/** Suggestions while typing, from a file that is read once: what is typed stays in the browser. */

/**
 * @typedef {object} Suggestion
 * @property {string} text
 * @property {string[]} words
 * @property {string} names what the text is the name of: "item", "term", or "" for a question
 * @property {string} page the address of what it names
 */

/**
 * @param {string} address of suggestions.json
 * @returns {Promise<Suggestion[]>} none where the file cannot be read
 */
export async function loadSuggestions(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return [];
    const found = new Map();
    for (const { text, url, names = "" } of await answer.json()) {
      const known = found.get(text);
      if (known && names === "term") continue; // what is both has a page of its own
      const page = names && !known ? new URL(url, answer.url).href : ""; // a name of two items leads to neither
      found.set(text, { text, words: folded(text), names: page && names, page });
    }
    return [...found.values()];
  } catch {
    return []; // no connection: the box works without suggestions
  }
}

/**
 * Return the suggestions in which every typed word begins a word; those that begin as typed come first, and names before
 * questions.
 * @param {Suggestion[]} suggestions
 * @param {string} typed
 * @param {number} most
 * @returns {Suggestion[]}
 */
export function matching(suggestions, typed, most = 8) {
  const wanted = folded(typed);
  if (wanted.join("").length < 2) return [];
  const found = suggestions.filter(({ words }) => wanted.every((part) => words.some((word) => word.startsWith(part))));
  const begins = (/** @type {Suggestion} */ each) => Number(wanted.every((part, place) => each.words[place]?.startsWith(part)));
  return found
    .map((each, place) => ({ each, place, first: begins(each) }))
    .sort((one, other) => other.first - one.first || Number(!one.each.names) - Number(!other.each.names) || one.place - other.place)
    .slice(0, most)
    .map(({ each }) => each);
}

/**
 * Return the words of a text in lower case, without accents.
 * @param {string} text
 * @returns {string[]}
 */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
