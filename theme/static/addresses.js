/** Addresses: from the service's results to pages of this site, and from a search to a link and back. */

/**
 * Return the address of a page in this site, wherever the site stands: what comes after the language is the same everywhere.
 * @param {string} url of a result
 * @param {string} language of the result
 * @param {URL} root of the edition that is being read
 */
export function pageAddress(url, language, root) {
  const mark = `/${language}/`;
  const place = url.indexOf(mark);
  const page = place < 0 ? url : url.slice(place + mark.length);
  return new URL(`../${language}/${page}`, root).href;
}

/**
 * @param {string} question
 * @param {Record<string, string[]>} filters
 * @param {boolean} exact
 */
export function searchLink(question, filters, exact) {
  const parts = new URLSearchParams({ q: question, ...(exact ? { exact: "1" } : {}) });
  for (const [field, values] of Object.entries(filters)) values.forEach((value) => parts.append(field, value));
  const link = new URL(location.href);
  link.search = "";
  link.hash = parts.toString();
  return link.href;
}

/**
 * Take a search out of the address, so that it does not stay there.
 * @param {string[]} fields that filter
 * @returns {{question: string, filters: Record<string, string[]>, exact: boolean} | null}
 */
export function takeFromAddress(fields) {
  const parts = new URLSearchParams(location.hash.slice(1));
  const question = parts.get("q")?.trim();
  if (!parts.has("q") && !location.search) return null;
  history.replaceState(history.state, "", location.pathname);
  if (!question) return null;
  const filters = fields.map((field) => [field, parts.getAll(field)]).filter(([, values]) => values.length);
  return { question, filters: Object.fromEntries(filters), exact: parts.has("exact") };
}
