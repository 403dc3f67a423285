/** Why a result was found, for whoever wants to know. */

import { make } from "./dom.js";

/**
 * @param {{question?: string | null, words?: string[], expanded?: string[]} | undefined} why of the API, which may leave it out
 * @param {import("./card.js").Site} site
 */
export function reasons(why, site) {
  const { question, words = [], expanded = [] } = why ?? {};
  const lines = [
    question ? reason(site.words.why_question, question) : null,
    words.length ? reason(site.words.why_words, words.join(", ")) : null,
    expanded.length ? reason(site.words.why_expanded, expanded.join(", ")) : null,
  ].filter((line) => line !== null);
  if (!lines.length) return null;
  return make("details", { class: "hb-why" }, make("summary", {}, site.words.why), ...lines);
}

/**
 * @param {string} label
 * @param {string} text
 */
function reason(label, text) {
  return make("p", {}, `${label} `, make("span", {}, text));
}
