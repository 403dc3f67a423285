/** Plain search in the browser, with Pagefind, for when the service does not answer. */

import { make } from "./dom.js";

const MOST_PAGES = 10;
const MOST_PARTS = 2;

/**
 * @param {URL} root of the edition
 * @param {string} question
 * @returns {Promise<HTMLElement[]>} results as list items
 */
export async function searchHere(root, question) {
  const pagefind = await import(new URL("pagefind/pagefind.js", root).href);
  await pagefind.options({ baseUrl: root.pathname });
  const found = await pagefind.search(question);
  const pages = await Promise.all(found.results.slice(0, MOST_PAGES).map((/** @type {any} */ each) => each.data()));
  return pages.map(result);
}

/** @param {any} page as Pagefind gives it */
function result(page) {
  const parts = page.sub_results.length ? page.sub_results.slice(0, MOST_PARTS) : [{ ...page, title: page.meta.title }];
  const [first, ...others] = parts;
  return make(
    "li",
    { class: "hb-result hb-plain" },
    make("h3", {}, make("a", { href: first.url }, page.meta.title)),
    make("p", { class: "hb-answer" }, ...marked(first.excerpt)),
    ...others.map((/** @type {any} */ other) =>
      make("p", { class: "hb-part" }, make("a", { href: other.url }, other.title), ": ", ...marked(other.excerpt)),
    ),
  );
}

/**
 * Return an excerpt as text and marks; all other markup in it falls away.
 * @param {string} excerpt
 */
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html"); // inert: nothing in it runs or loads
  return [...parsed.body.childNodes].map((node) => {
    const text = node.textContent ?? "";
    return node.nodeName === "MARK" ? make("mark", {}, text) : text;
  });
}
