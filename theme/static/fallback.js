/** Plain search in the browser, with Pagefind, for when the service does not answer. */

import { make } from "./dom.js";

const MOST_PAGES = 10;
const MOST_PARTS = 2;
const MOST_WORDS = 12;
const SHORTEST = 4; // letters: shorter words are mostly grammar

/**
 * @param {URL} root of the edition
 * @param {string} question
 * @returns {Promise<HTMLElement[]>} results as list items
 */
export async function searchHere(root, question) {
  const pagefind = await import(new URL("pagefind/pagefind.js", root).href);
  await pagefind.options({ baseUrl: root.pathname });
  const whole = (await pagefind.search(question)).results;
  const found = whole.length ? whole : await byWord(pagefind, question);
  const pages = await Promise.all(found.slice(0, MOST_PAGES).map((/** @type {any} */ each) => each.data()));
  return pages.map(result);
}

/**
 * Pagefind wants every word of a question on one page; a whole question seldom finds that. Then each word counts by
 * itself, and a rare word more than a common one.
 * @param {any} pagefind
 * @param {string} question
 * @returns {Promise<any[]>} results, best first
 */
async function byWord(pagefind, question) {
  const words = new Set((question.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length >= SHORTEST));
  const searches = await Promise.all([...words].slice(0, MOST_WORDS).map((word) => pagefind.search(word)));
  /** @type {Map<string, {result: any, score: number}>} */
  const pages = new Map();
  for (const { results } of searches) {
    for (const found of results) {
      const page = pages.get(found.id) ?? { result: found, score: 0 };
      page.score += found.score / results.length;
      pages.set(found.id, page);
    }
  }
  return [...pages.values()].sort((one, other) => other.score - one.score).map((page) => page.result);
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
