/** The sources of a result: each once, with the places in it that the result comes from. */

import { pageAddress } from "./addresses.js";
import { make } from "./dom.js";
import { filled } from "./texts.js";

const MOST_PLACES = 3;

/** @typedef {{id: string, label: string, place: string, url: string}} Source */

/**
 * @param {Source[]} sources
 * @param {string} language
 * @param {import("./card.js").Site} site
 */
export function sourcesLine(sources, language, site) {
  if (!sources.length) return null;
  const pieces = grouped(sources).flatMap(({ id, label, places }, number) => [
    number ? " · " : " ",
    make("a", { href: pageAddress(`i/${id}/`, language, site.root) }, label),
    ", ",
    ...fewOf(places, language, site),
  ]);
  return make("p", { class: "hb-result-sources" }, make("span", {}, `${nameFor(sources, site)}:`), ...pieces);
}

/**
 * The same as plain text, with every place; what is copied may be one sentence, so it says that they are those of the topic.
 * @param {Source[]} sources
 * @param {import("./card.js").Site} site
 */
export function sourcesText(sources, site) {
  if (!sources.length) return "";
  const parts = grouped(sources).map(({ label, places }) => `${label}, ${places.map(({ place }) => place).join("; ")}`);
  return `${site.words.topic_sources}: ${parts.join(" · ")}`;
}

/** @param {Source[]} sources */
function grouped(sources) {
  const groups = new Map(sources.map(({ id, label }) => [id, { id, label, places: /** @type {Source[]} */ ([]) }]));
  for (const source of sources) groups.get(source.id)?.places.push(source);
  return [...groups.values()];
}

/**
 * @param {Source[]} sources
 * @param {import("./card.js").Site} site
 */
function nameFor(sources, site) {
  return sources.length === 1 ? site.words.source : site.words.sources;
}

/**
 * The first places, each with a link to where the page of the source tells of it.
 * @param {Source[]} places
 * @param {string} language
 * @param {import("./card.js").Site} site
 */
function fewOf(places, language, site) {
  const rest = places.length - MOST_PLACES;
  const links = places.slice(0, MOST_PLACES).flatMap(({ place, url }, number) => [
    number ? "; " : "",
    make("a", { href: pageAddress(url, language, site.root) }, place),
  ]);
  return rest > 0 ? [...links, `; ${filled(site.words.and_more, { count: rest })}`] : links;
}
