/** The search page: asks the service, shows results and filters, and falls back to search in the browser. */

import { searchLink, takeFromAddress } from "./addresses.js";
import { card } from "./card.js";
import { carried, carry } from "./carry.js";
import { copies } from "./copy.js";
import { DangerNotice } from "./danger-notice.js";
import { byId } from "./dom.js";
import { searchHere } from "./fallback.js";
import { FIELDS, Filters } from "./filters.js";
import { PersonalWarning } from "./personal-warning.js";
import { Results } from "./results.js";
import { ask, Refused, Unreachable } from "./service.js";
import { texts } from "./texts.js";
import { hasAnswer, VerdictNotice } from "./verdict.js";

const PAGE = 10;
const page = byId("hb-search");
const words = { ...texts("hb-texts"), ...texts("hb-search-texts") };
const root = new URL(page.dataset.root || "./", location.href);
const service = new URL(`${page.dataset.service}/`, location.href);
const site = { root, words, roles: texts("hb-roles"), name: page.dataset.name ?? "" };
const input = /** @type {HTMLInputElement} */ (byId("hb-q"));
const notice = byId("hb-notice");
const results = new Results(words);
const filters = new Filters(/** @type {any} */ (byId("hb-filters")), words, () => question && load(0));
const danger = new DangerNotice(byId("hb-danger"), /** @type {any} */ (byId("hb-danger-text")));
byId("hb-ask").addEventListener("focusin", () => danger.prepare(), { once: true });
const warning = new PersonalWarning({ place: byId("hb-personal"), notice, input }, words, (asked) => start({ question: asked, filters: filters.chosen, exact }));
const verdict = new VerdictNotice(words, () => start({ question, filters: filters.chosen, exact: true }, input.value));

let question = ""; // only ever here, never stored
let exact = false; // whether it is searched for as it was typed
let running = new AbortController();

/** While a question waits for the reader nothing has been asked, and nothing of an earlier question is shown. */
function setAside() {
  running.abort();
  question = "";
  notice.replaceChildren();
  results.hide();
}

/**
 * Ask for results, unless the reader has to look at the question first: nothing is sent but from here.
 * @param {number} offset
 */
async function load(offset) {
  if (warning.holds(question)) return setAside();
  running.abort();
  const mine = (running = new AbortController());
  const waiting = setTimeout(() => (results.status.textContent = words.busy), 300);
  results.busy = true;
  try {
    const request = { q: question, lang: page.dataset.language ?? "nl", filters: filters.chosen, limit: PAGE, offset, exact };
    showAnswer(await ask(service, request, mine.signal), offset);
  } catch (error) {
    if (!mine.signal.aborted) await recover(error, mine.signal);
  } finally {
    clearTimeout(waiting);
    if (running === mine) results.busy = false;
  }
}

/**
 * @param {any} answer of the API
 * @param {number} offset
 */
function showAnswer(answer, offset) {
  const best = offset || !hasAnswer(answer) ? null : answer.results[0];
  const cards = answer.results.map((/** @type {any} */ result) => card(result, site, result === best ? answer.results : null));
  const total = answer.total ?? offset + cards.length;
  notice.replaceChildren();
  filters.show(answer.facets ?? {});
  verdict.show(answer, total);
  results.show(cards, offset, total);
  if (offset) cards[0]?.querySelector("a")?.focus();
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
    verdict.clear();
    results.show(cards, 0, cards.length);
  } catch (fault) {
    console.error("search in the browser failed:", fault);
    showFailure(words.failed);
  }
}

/** @param {string} text */
function showFailure(text) {
  notice.replaceChildren(text);
  verdict.clear();
  results.fail();
}

/**
 * @param {import("./carry.js").Search} wanted
 * @param {string} typed stays in the field
 */
async function start(wanted, typed = wanted.question) {
  question = wanted.question;
  exact = wanted.exact ?? false;
  filters.chosen = wanted.filters;
  input.value = typed;
  await searchAnew();
}

/** Ask another question: in danger the emergency numbers come first, and keep the reader. */
async function searchAnew() {
  verdict.startAnew();
  await danger.lookAt(question);
  if (danger.isShown) danger.focus();
  await load(0);
  if (danger.isShown && !question) danger.focus(); // the question waits for the reader, who has something else to do first
  if (!danger.isShown && question) results.focus();
}

function startFromAddress() {
  const found = takeFromAddress(FIELDS);
  if (found) start(found);
}

byId("hb-ask").addEventListener("submit", async (event) => {
  event.preventDefault();
  question = input.value.trim();
  if (!question) return input.focus();
  exact = false;
  await searchAnew();
});
results.more.addEventListener("click", () => load(results.shown));
copies(/** @type {HTMLButtonElement} */ (results.share), () => searchLink(question, filters.chosen, exact), /** @type {any} */ (words));
document.querySelectorAll(".hb-languages a").forEach((link) => {
  link.addEventListener("click", () => question && carry({ question, filters: filters.chosen, exact, agreed: warning.agreed.has(question) }));
});
addEventListener("hashchange", startFromAddress);
startFromAddress();
if (carried && !question) {
  if (carried.agreed) warning.agreed.add(carried.question);
  start(carried);
}
