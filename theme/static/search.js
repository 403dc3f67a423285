/** The search page: asks the service, shows results and filters, and falls back to search in the browser. */

import { searchLink, takeFromAddress } from "./addresses.js";
import { card } from "./card.js";
import { carried, carry } from "./carry.js";
import { copies } from "./copy.js";
import { byId } from "./dom.js";
import { searchHere } from "./fallback.js";
import { FIELDS, Filters } from "./filters.js";
import { ask, Refused, Unreachable } from "./service.js";
import { filled, texts } from "./texts.js";

const PAGE = 10;
const narrow = matchMedia("(max-width: 48rem)");
const page = byId("hb-search");
const words = { ...texts("hb-texts"), ...texts("hb-search-texts") };
const root = new URL(page.dataset.root || "./", location.href);
const service = new URL(`${page.dataset.service}/`, location.href);
const site = { root, words, roles: texts("hb-roles") };
const input = /** @type {HTMLInputElement} */ (byId("hb-q"));
const [list, status, notice, more, share] = ["hb-list", "hb-status", "hb-notice", "hb-more", "hb-share"].map(byId);
const filters = new Filters(/** @type {any} */ (byId("hb-filters")), words, () => search());

let question = ""; // only ever here, never stored
let running = new AbortController();

/** Ask for the first results of the question in the field. */
async function search() {
  if (!question) return;
  await load(0);
}

/** @param {number} offset */
async function load(offset) {
  running.abort();
  const mine = (running = new AbortController());
  const waiting = setTimeout(() => (status.textContent = words.busy), 300);
  byId("hb-results").setAttribute("aria-busy", "true");
  byId("hb-found").hidden = false;
  try {
    const request = { q: question, lang: page.dataset.language ?? "nl", filters: filters.chosen, limit: PAGE, offset };
    const answer = await ask(service, request, mine.signal);
    showAnswer(answer, offset);
  } catch (error) {
    if (!mine.signal.aborted) await recover(error, mine.signal);
  } finally {
    clearTimeout(waiting);
    if (running === mine) byId("hb-results").setAttribute("aria-busy", "false");
  }
}

/**
 * @param {any} answer of the API
 * @param {number} offset
 */
function showAnswer(answer, offset) {
  const cards = answer.results.map((/** @type {any} */ result) => card(result, site));
  const total = answer.total ?? offset + cards.length;
  notice.replaceChildren();
  filters.show(answer.facets ?? {});
  showResults(cards, offset, total);
  if (offset) cards[0]?.querySelector("a")?.focus();
}

/**
 * @param {HTMLElement[]} cards
 * @param {number} offset
 * @param {number} total
 */
function showResults(cards, offset, total) {
  if (offset) list.append(...cards);
  else list.replaceChildren(...cards);
  const shown = list.children.length;
  const text = total === 1 ? words.count_one : shown < total ? words.count_part : words.count_many;
  status.textContent = total ? filled(text, { shown, total }) : words.none;
  more.hidden = shown >= total || !cards.length;
  share.hidden = false;
}

/**
 * @param {unknown} error
 * @param {AbortSignal} stop
 */
async function recover(error, stop) {
  if (error instanceof Refused) return showFailure(error.message || words.refused);
  if (!(error instanceof Unreachable)) throw error;
  filters.hide();
  try {
    const cards = await searchHere(root, question);
    if (stop.aborted) return;
    notice.replaceChildren(words.fallback);
    showResults(cards, 0, cards.length);
  } catch (fault) {
    console.error("search in the browser failed:", fault);
    showFailure(words.failed);
  }
}

/** @param {string} text */
function showFailure(text) {
  notice.replaceChildren(text);
  status.textContent = "";
  list.replaceChildren();
  more.hidden = share.hidden = true;
}

/**
 * @param {string} asked
 * @param {Record<string, string[]>} chosen
 */
async function start(asked, chosen) {
  question = input.value = asked;
  filters.chosen = chosen;
  await search();
  showResultsTitle();
}

/** Let a reader go on with the results: the keyboard from their title, a phone from the emergency numbers above them. */
function showResultsTitle() {
  byId("hb-results-title").focus({ preventScroll: narrow.matches });
  if (narrow.matches) byId("hb-urgent").scrollIntoView();
}

function startFromAddress() {
  const found = takeFromAddress(FIELDS);
  if (found) start(found.question, found.filters);
}

byId("hb-ask").addEventListener("submit", async (event) => {
  event.preventDefault();
  question = input.value.trim();
  if (!question) return input.focus();
  await search();
  showResultsTitle();
});
more.addEventListener("click", () => load(list.children.length));
copies(/** @type {HTMLButtonElement} */ (share), () => searchLink(question, filters.chosen), /** @type {any} */ (words));
document.querySelectorAll(".hb-languages a").forEach((link) => link.addEventListener("click", () => question && carry({ question, filters: filters.chosen })));
addEventListener("hashchange", startFromAddress);
startFromAddress();
if (carried && !question) start(carried.question, carried.filters);
