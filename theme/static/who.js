/** Who does what: the actions of a result, by role. */

import { pageAddress } from "./addresses.js";
import { make } from "./dom.js";

/**
 * A result without actions of its own takes those of the best result that helps with it, and names it.
 * @param {any} result of the API
 * @param {any[]} others of the same answer, best first
 * @param {import("./card.js").Site} site
 * @param {boolean} open
 */
export function who(result, others, site, open) {
  const helping = new Set((result.helped_by ?? []).map((/** @type {{id: string}} */ each) => each.id));
  const acting = [result, ...others.filter(({ id }) => helping.has(id))].find(({ doe }) => Object.keys(doe ?? {}).length);
  if (!acting) return null;
  const names = Object.keys(acting.doe).map((role) => site.roles[role] ?? role);
  const title = make("summary", {}, `${site.words.who}: ${names.join(", ")}`);
  return make("details", { class: "hb-result-who", open }, title, origin(acting, result, site), ...byRole(acting.doe, site));
}

/**
 * @param {any} acting
 * @param {any} result
 * @param {import("./card.js").Site} site
 */
function origin(acting, result, site) {
  if (acting === result) return null;
  const link = make("a", { href: pageAddress(acting.url, acting.language, site.root) }, acting.title);
  const all = make("a", { href: pageAddress(result.url, result.language, site.root) }, result.title);
  return make("p", { class: "hb-who-from" }, `${site.words.who_from} `, link, `. ${site.words.who_others} `, all, ".");
}

/**
 * @param {Record<string, string[]>} actions
 * @param {import("./card.js").Site} site
 */
function byRole(actions, site) {
  const roles = Object.entries(actions);
  return roles.flatMap(([role, texts]) => [
    ...(roles.length > 1 ? [make("p", { class: "hb-role" }, site.roles[role] ?? role)] : []), // one stands in the title
    make("ul", {}, ...texts.map((text) => make("li", {}, text))),
  ]);
}
