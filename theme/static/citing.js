/** The panel "share and cite": a button for each text, and the address at which this site really stands. */

import { copies } from "./copy.js";
import { make } from "./dom.js";

/** @typedef {import("./copy.js").CopyTexts & {copy: string}} PanelTexts */

/** @param {PanelTexts} words */
export function openPanels(words) {
  for (const details of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".hb-sharing"))) {
    const panel = /** @type {HTMLElement} */ (details.querySelector(".hb-sharing-panel"));
    correctAddresses(panel);
    details.addEventListener("toggle", () => addButtons(panel, words), { once: true });
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (details.parentElement?.querySelectorAll("[data-copies]") ?? [])) {
      copiesRow(button, /** @type {HTMLElement} */ (panel.querySelector(`[data-row="${button.dataset.copies}"]`)), words);
    }
  }
}

/**
 * @param {HTMLElement} panel
 * @param {PanelTexts} words
 */
function addButtons(panel, words) {
  for (const text of /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll(".hb-permalink, .hb-copied-text"))) {
    const named = text.closest("div")?.querySelector("dt")?.textContent ?? "";
    const button = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "hb-quiet", "aria-label": `${words.copy}: ${named}` }, words.copy));
    text.after(button);
    copiesRow(button, text, words);
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} text
 * @param {PanelTexts} words
 */
function copiesRow(button, text, words) {
  copies(button, () => text.textContent ?? "", words, () => (text.querySelector("em") ? markup(text) : null));
}

/**
 * A text with its italics, without the attributes that only this page needs.
 * @param {HTMLElement} text
 */
function markup(text) {
  const pieces = [...text.childNodes].map((piece) => new XMLSerializer().serializeToString(piece));
  return pieces.join("").replaceAll(/ xmlns="[^"]*"/g, "");
}

/**
 * Put the address of this site where the build had to guess it, or where the site has moved.
 * @param {HTMLElement} panel
 */
function correctAddresses(panel) {
  const built = panel.dataset.base ?? "";
  const here = new URL(`${document.documentElement.dataset.content_root}..`, location.href).href.replace(/\/$/, "");
  if (built === here) return;
  const [guessed, right] = [built, here].map((address) => address.split("://")[1]);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (panel.querySelectorAll(".hb-permalink"))) {
    link.href = link.href.replace(built, here);
  }
  const texts = document.createTreeWalker(/** @type {Node} */ (panel.querySelector("dl")), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    text.data = text.data.replaceAll(built, here).replaceAll(guessed, right);
  }
}
