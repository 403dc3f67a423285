/**
 * Carries a question from one page to the search page in the same tab.
 *
 * It travels in `window.name`: a question in an address, even after `#`, stays behind in the browser's history.
 * Every page empties it as soon as it has arrived.
 */

const MARK = "samenwerkwijzer?";

/**
 * @typedef {object} Search
 * @property {string} question
 * @property {Record<string, string[]>} filters
 * @property {boolean} [exact] the question is searched for as it was typed
 * @property {boolean} [agreed] the reader has chosen to send this question with personal data in it
 */

/** The search that came with the reader to this page, or nothing. */
export const carried = take();

/** @param {Search} search for the page that opens next */
export function carry(search) {
  window.name = MARK + JSON.stringify(search);
}

/** @returns {Search | null} */
function take() {
  if (!window.name.startsWith(MARK)) return null;
  const search = JSON.parse(window.name.slice(MARK.length));
  window.name = "";
  return search;
}
