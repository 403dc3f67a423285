/** A result of the search service, as a card. */

import { pageAddress } from "./addresses.js";
import { copies } from "./copy.js";
import { make } from "./dom.js";
import { excerpt } from "./excerpt.js";
import { filled } from "./texts.js";

const MOST_LINKS = 4;
const MOST_PLACES = 3;

/**
 * @typedef {object} Site
 * @property {URL} root of this edition
 * @property {Record<string, string>} words
 * @property {Record<string, string>} roles
 */

/**
 * @param {any} result of the API
 * @param {Site} site
 */
export function card(result, site) {
  const address = pageAddress(result.answer?.url ?? result.url, result.language, site.root);
  const title = make("h3", {}, make("a", { href: address }, result.title));
  return make(
    "li",
    { class: "hb-result", "data-item": result.id, lang: result.language },
    labels(result, site),
    title,
    make("p", { class: "hb-answer" }, ...(result.answer ? excerpt(result.answer) : [result.summary])),
    links(site.words.helped_by, result.helped_by, result, site),
    links(site.words.helps_with, result.helps_with, result, site),
    who(result.doe ?? {}, site),
    foot(result, site),
  );
}

/**
 * @param {any} result
 * @param {Site} site
 */
function labels(result, site) {
  const kind = make("span", { class: "hb-kind" }, result.type_label ?? result.type);
  const above = (result.title_path ?? []).slice(0, -1).join(" › ");
  const path = above ? make("span", { class: "hb-path" }, above) : null;
  const roles = (result.rol ?? []).map((/** @type {string} */ role) => make("li", {}, site.roles[role] ?? role));
  const list = roles.length ? make("ul", { class: "hb-labels", "aria-label": site.words.roles }, ...roles) : null;
  return make("div", { class: "hb-result-labels" }, kind, path, list);
}

/**
 * @param {string} label
 * @param {{title: string, url: string}[]} targets
 * @param {any} result
 * @param {Site} site
 */
function links(label, targets, result, site) {
  if (!targets?.length) return null;
  const rows = targets.slice(0, MOST_LINKS).map((target) => {
    return make("li", {}, make("a", { href: pageAddress(target.url, result.language, site.root) }, target.title));
  });
  const rest = targets.length - rows.length;
  if (rest > 0) rows.push(make("li", { class: "hb-rest" }, filled(site.words.and_more, { count: rest })));
  return make("div", { class: "hb-result-links" }, make("p", {}, label), make("ul", {}, ...rows));
}

/**
 * @param {Record<string, string[]>} actions by role
 * @param {Site} site
 */
function who(actions, site) {
  const parts = Object.entries(actions).flatMap(([role, texts]) => [
    make("p", { class: "hb-role" }, site.roles[role] ?? role),
    make("ul", {}, ...texts.map((text) => make("li", {}, text))),
  ]);
  if (!parts.length) return null;
  return make("details", { class: "hb-result-who" }, make("summary", {}, site.words.who), ...parts);
}

/**
 * @param {any} result
 * @param {Site} site
 */
function foot(result, site) {
  const permalink = pageAddress(result.permalink, result.language, site.root);
  const button = /** @type {HTMLButtonElement} */ (
    make("button", { type: "button", class: "hb-quiet hb-copy", "aria-label": filled(site.words.copy_item, { title: result.title }) }, site.words.copy_link)
  );
  const share = make("p", { class: "hb-result-share" }, make("a", { href: permalink, class: "hb-permalink" }, site.words.permalink), " ", button);
  copies(button, () => permalink, /** @type {any} */ (site.words));
  return make("div", { class: "hb-result-foot" }, sources(result.sources ?? [], result.language, site), share);
}

/**
 * @param {string[]} places
 * @param {Site} site
 */
function fewOf(places, site) {
  const rest = places.length - MOST_PLACES;
  return [...places.slice(0, MOST_PLACES), ...(rest > 0 ? [filled(site.words.and_more, { count: rest })] : [])].join("; ");
}

/**
 * @param {{id: string, label: string, place: string}[]} sources
 * @param {string} language
 * @param {Site} site
 */
function sources(sources, language, site) {
  if (!sources.length) return null;
  const groups = new Map(sources.map(({ id, label }) => [id, { label, places: /** @type {string[]} */ ([]) }]));
  for (const { id, place } of sources) groups.get(id)?.places.push(place);
  const pieces = [...groups].flatMap(([id, { label, places }], number) => [
    number ? " · " : " ",
    make("a", { href: pageAddress(`i/${id}/`, language, site.root) }, label),
    `, ${fewOf(places, site)}`,
  ]);
  const name = sources.length === 1 ? site.words.source : site.words.sources;
  return make("p", { class: "hb-result-sources" }, make("span", {}, `${name}:`), ...pieces);
}
