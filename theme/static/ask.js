/** The question box: suggestions below the field. A name opens its page; a question is sent, by the page that this stands on. */

import { Combobox } from "./combobox.js";
import { byId } from "./dom.js";
import { loadSuggestions, matching } from "./suggestions.js";
import { filled, texts } from "./texts.js";

const form = /** @type {HTMLFormElement} */ (byId("hb-ask"));
const words = texts("hb-search-texts");

/** @type {ReturnType<typeof loadSuggestions> | undefined} */
let suggestions;

/** @param {string} typed */
async function suggest(typed) {
  suggestions ??= loadSuggestions(form.dataset.suggestions ?? "");
  return matching(await suggestions, typed);
}

new Combobox(
  { input: byId("hb-q"), list: byId("hb-suggestions"), status: byId("hb-suggestions-status") },
  suggest,
  {
    announce: (count) => filled(count === 1 ? words.suggestions_one : words.suggestions_many, { count }),
    notes: { item: words.suggestion_item, term: words.suggestion_term },
  },
  ({ page }) => (page ? location.assign(page) : form.requestSubmit()),
);
