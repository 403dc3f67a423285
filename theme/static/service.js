/** Asking the search service. The question goes in the body of a POST, so that no log or address holds it. */

const PATIENCE = 4000; // milliseconds

/** The service does not answer, or not as the search service does. */
export class Unreachable extends Error {}

/** The service says that the request is wrong; the message is for the reader. */
export class Refused extends Error {}

/**
 * @typedef {object} SearchRequest
 * @property {string} q
 * @property {string} lang
 * @property {Record<string, string[]>} filters
 * @property {number} limit
 * @property {number} offset
 * @property {boolean} exact search for what was typed, typing errors and all
 */

/**
 * @param {URL} address of the service
 * @param {SearchRequest} request
 * @param {AbortSignal} stop ends the request when a newer one takes its place
 * @returns {Promise<any>} the response, as the API describes it
 */
export async function ask(address, request, stop) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  stop.addEventListener("abort", () => patience.abort());
  try {
    return await answerTo(await send(address, request, patience.signal));
  } catch (error) {
    if (error instanceof Refused || stop.aborted) throw error;
    throw new Unreachable("no answer", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {URL} address
 * @param {SearchRequest} request
 * @param {AbortSignal} signal
 */
function send(address, request, signal) {
  return fetch(new URL("v1/search", address), {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(request),
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    signal,
  });
}

/** @param {Response} response */
async function answerTo(response) {
  const kind = response.headers.get("Content-Type") ?? "";
  if (response.ok) return response.json();
  // A 404 or 405 comes from a host of pages, without a service: the request itself is not at fault.
  const isProblem = kind.startsWith("application/problem+json") && ![404, 405].includes(response.status);
  if (isProblem && response.status < 500) throw new Refused(reason(await response.json()));
  throw new Unreachable(`status ${response.status}`);
}

/** @param {{title?: string, detail?: string, errors?: {detail: string}[]}} problem */
function reason(problem) {
  const details = problem.errors?.map((each) => each.detail) ?? [problem.detail ?? ""];
  return [problem.title, ...details].filter(Boolean).join(". ").replaceAll("..", ".");
}
