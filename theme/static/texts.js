/** Texts and labels that a page hands to its scripts, as JSON in the page. */

/**
 * @param {string} id of the element that holds the JSON
 * @returns {Record<string, string>}
 */
export function texts(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}");
}

/**
 * Fill in the names between braces.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
