/** A result of the search service, as a card. */

import { pageAddress } from "./addresses.js";
import { citation } from "./citation.js";
import { copies } from "./copy.js";
import { make } from "./dom.js";
import { excerpt } from "./excerpt.js";
import { sourcesLine } from "./sources.js";
import { filled } from "./texts.js";
import { who } from "./who.js";
import { reasons } from "./why.js";

const MOST_LINKS = 4;

/**
 * @typedef {object} Site
 * @property {URL} root of this edition
 * @property {Record<string, string>} words
 * @property {Record<string, string>} roles
 * @property {string} name of the handbook
 */

/**
 * @param {any} result of the API
 * @param {Site} site
 * @param {any[] | null} others found with it, where this one is shown as the answer: then whoever acts is seen at once
 */
export function card(result, site, others = null) {
  const isAnswer = others !== null;
  const title = make("h3", {}, make("a", { href: pageAddress(result.url, result.language, site.root) }, result.title));
  return make(
    "li",
    { class: isAnswer ? "hb-result hb-best" : "hb-result", "data-item": result.id, lang: result.language },
    labels(result, site),
    title,
    make("p", { class: "hb-answer" }, ...(result.answer ? excerpt(result.answer) : [result.summary])),
    place(result, site),
    links(site.words.helped_by, result.helped_by, result, site, isAnswer ? Infinity : MOST_LINKS),
    links(site.words.helps_with, result.helps_with, result, site),
    who(result, others ?? [], site, isAnswer),
    reasons(result.why, site),
    foot(result, site),
  );
}

/**
 * A link to where the answer stands, if that is not at the top of the item.
 * @param {any} result
 * @param {Site} site
 */
function place({ answer, url, language, title }, site) {
  if (!answer || answer.url === url) return null;
  const label = filled(site.words.read_there_item, { title });
  return make("p", { class: "hb-place" }, make("a", { href: pageAddress(answer.url, language, site.root), "aria-label": label }, site.words.read_there));
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
 * @param {number} most
 */
function links(label, targets, result, site, most = MOST_LINKS) {
  if (!targets?.length) return null;
  const rows = targets.slice(0, most).map((target) => {
    return make("li", {}, make("a", { href: pageAddress(target.url, result.language, site.root) }, target.title));
  });
  const rest = targets.length - rows.length;
  if (rest > 0) rows.push(make("li", { class: "hb-rest" }, filled(site.words.and_more, { count: rest })));
  return make("div", { class: "hb-result-links" }, make("p", {}, label), make("ul", {}, ...rows));
}

/**
 * @param {any} result
 * @param {Site} site
 */
function foot(result, site) {
  const { words } = site;
  const permalink = pageAddress(result.permalink, result.language, site.root);
  const link = make("a", { href: permalink, class: "hb-permalink", "data-address": permalink }, words.permalink);
  const share = make("p", { class: "hb-result-share" });
  const copied = { copied: words.cited, copy_failed: words.cite_failed };
  addCopy(share, "hb-cite", words.cite, filled(words.cite_item, { title: result.title }), () => citation(result, site), copied);
  share.append(link);
  addCopy(share, "hb-link", words.copy_link, filled(words.copy_item, { title: result.title }), () => permalink, /** @type {any} */ (words));
  return make("div", { class: "hb-result-foot" }, sourcesLine(result.sources ?? [], result.language, site), share);
}

/**
 * @param {HTMLElement} place
 * @param {string} name
 * @param {string} text
 * @param {string} label for whoever does not see which result it belongs to
 * @param {() => string} wanted
 * @param {import("./copy.js").CopyTexts} answers
 */
function addCopy(place, name, text, label, wanted, answers) {
  const button = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: `hb-quiet hb-copy ${name}`, "aria-label": label }, text));
  place.append(button);
  copies(button, wanted, answers);
}
