/** The notice that comes before anything else when a question says that someone is in danger now. */

import { loadDanger } from "./danger.js";

const PATIENCE = 1000; // milliseconds that a question waits for the rules, once

export class DangerNotice {
  /**
   * @param {HTMLElement} place an alert, which names the address of the rules
   * @param {HTMLTemplateElement} text
   */
  constructor(place, text) {
    this.place = place;
    this.text = text;
    this.asked = "";
    /** @type {ReturnType<typeof loadDanger> | null} */
    this.rules = null;
  }

  /** Fetch the rules, once: a third of what the page would weigh, so not before the reader turns to the question. */
  prepare() {
    this.rules ??= loadDanger(new URL(this.place.dataset.rules ?? "", location.href));
    return this.rules;
  }

  get isShown() {
    return this.place.childElementCount > 0;
  }

  /**
   * Show or remove the notice, before the question goes anywhere; without the rules the numbers above the results still stand.
   * @param {string} question
   */
  async lookAt(question) {
    this.asked = question;
    const looked = this.prepare().then((rules) => {
      if (this.asked === question) this.show(rules?.isIn(question) ?? false);
    });
    await Promise.race([looked, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }

  /** @param {boolean} inDanger */
  show(inDanger) {
    if (inDanger === this.isShown) return; // what is read out already is not read out again
    this.place.replaceChildren(...(inDanger ? [this.text.content.cloneNode(true)] : []));
  }

  focus() {
    this.place.focus({ preventScroll: true });
    this.place.scrollIntoView();
  }
}
