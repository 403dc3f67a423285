/** A result as plain text for an email or a note: what it says, and where that comes from. */

import { pageAddress } from "./addresses.js";
import { markedText } from "./excerpt.js";
import { sourcesText } from "./sources.js";

/**
 * @param {any} result of the API
 * @param {import("./card.js").Site} site
 */
export function citation(result, site) {
  const sentence = (result.answer && markedText(result.answer)) || result.summary;
  const address = pageAddress(result.permalink, result.language, site.root);
  const title = `${result.title} (${site.words.own_words})`;
  const lines = [sentence, title, sourcesText(result.sources ?? [], site), `${site.name}: ${address}`];
  return lines.filter(Boolean).join("\n");
}
