/** What stands above the results: what was searched for, and how sure it is that the handbook answers the question. */

import { byId, make } from "./dom.js";
import { filled } from "./texts.js";

/** The verdicts with which the first result is shown as the answer. */
const ANSWERED = ["answered", "uncertain"];

export class VerdictNotice {
  /**
   * @param {Record<string, string>} words
   * @param {() => void} searchExactly searches again, for what was typed
   */
  constructor(words, searchExactly) {
    this.words = words;
    this.searched = byId("hb-searched");
    this.exact = byId("hb-exact");
    this.place = byId("hb-verdict");
    this.text = byId("hb-verdict-text");
    this.instead = byId("hb-instead");
    this.fold = /** @type {HTMLDetailsElement} */ (byId("hb-fold"));
    this.folded = [byId("hb-list"), byId("hb-more")];
    this.exact.addEventListener("click", searchExactly);
    byId("hb-ask-again").addEventListener("click", askAgain);
  }

  /** A new question: its results are folded away again, if it comes to that. */
  startAnew() {
    this.fold.open = false;
  }

  /**
   * @param {any} answer of the API
   * @param {number} total of the results
   */
  show(answer, total) {
    this.showSearched(answer);
    this.place.dataset.verdict = answer.verdict ?? "";
    say(this.text, answer.verdict === "answered" ? "" : this.words[answer.verdict] ?? "");
    this.instead.hidden = answer.verdict !== "not_covered";
    this.foldAway(answer.verdict === "not_covered", total);
  }

  clear() {
    this.show({}, 0);
  }

  /**
   * Say what was searched for, where that is not, or not only, what was typed.
   * @param {any} answer of the API
   */
  showSearched(answer) {
    const others = (answer.expansions ?? []).flatMap((/** @type {{others: string[]}} */ each) => each.others);
    const parts = [
      [this.words.corrected, answer.corrected ?? ""],
      [this.words.expanded, [...new Set(others)].join(", ")],
    ].filter(([, text]) => text);
    const lines = parts.map(([label, text]) => [`${label} `, make("span", { lang: answer.query_language ?? "" }, text)]);
    this.searched.replaceChildren(...lines.flatMap((line, place) => (place ? [". ", ...line] : line)));
    this.exact.hidden = !parts.length;
  }

  /**
   * Put the results into the fold, or back; what is where it should be stays, since moving takes the focus away.
   * @param {boolean} away
   * @param {number} total
   */
  foldAway(away, total) {
    this.fold.hidden = !away || !total;
    byId("hb-fold-title").textContent = filled(this.words.perhaps, { total });
    if (away === this.fold.contains(this.folded[0])) return;
    if (away) this.fold.append(...this.folded);
    else this.fold.after(...this.folded);
  }
}

/** @param {any} answer of the API */
export function hasAnswer(answer) {
  return ANSWERED.includes(answer.verdict);
}

/**
 * What is read out already is not read out again.
 * @param {HTMLElement} place
 * @param {string} text
 */
function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function askAgain() {
  const input = /** @type {HTMLInputElement} */ (byId("hb-q"));
  input.focus();
  input.select();
}
