/** Suggestions while typing, from a file that is read once: what is typed stays in the browser. */

/**
 * @typedef {{text: string, words: string[], page: string | null}} Suggestion with the address of its page where the text
 *   names one; other texts are questions and words, to be searched
 */

/**
 * @param {string} address of suggestions.json
 * @returns {Promise<Suggestion[]>} none where the file cannot be read
 */
export async function loadSuggestions(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return [];
    const pages = new Map();
    for (const { text, url, page } of await answer.json()) {
      pages.set(text, page && !pages.has(text) ? new URL(url, answer.url).href : null); // a name of two pages leads to neither
    }
    return [...pages].map(([text, page]) => ({ text, words: folded(text), page }));
  } catch {
    return []; // no connection: the box works without suggestions
  }
}

/**
 * Return the suggestions in which every typed word begins a word; those that begin as typed come first, and pages before
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
    .sort((one, other) => other.first - one.first || Number(!one.each.page) - Number(!other.each.page) || one.place - other.place)
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
