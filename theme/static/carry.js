/**
 * Carries a question from one page to the search page in the same tab.
 *
 * It travels in `window.name`: a question in an address, even after `#`, stays behind in the browser's history.
 * Every page empties it as soon as it has arrived.
 */

const MARK = "samenwerkwijzer?";

/** The question that came with the reader to this page, or nothing. */
export const carried = take();

/** @param {string} question for the page that opens next */
export function carry(question) {
  window.name = MARK + question;
}

function take() {
  if (!window.name.startsWith(MARK)) return "";
  const question = window.name.slice(MARK.length);
  window.name = "";
  return question;
}
