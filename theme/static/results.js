/** The list of results, with their number and the buttons below it. */

import { byId } from "./dom.js";
import { filled } from "./texts.js";

const narrow = matchMedia("(max-width: 48rem)");

export class Results {
  /** @param {Record<string, string>} words */
  constructor(words) {
    this.words = words;
    [this.list, this.status, this.more, this.share] = ["hb-list", "hb-status", "hb-more", "hb-share"].map(byId);
  }

  get shown() {
    return this.list.children.length;
  }

  /** @param {boolean} busy */
  set busy(busy) {
    if (busy) byId("hb-found").hidden = false;
    byId("hb-results").setAttribute("aria-busy", String(busy));
  }

  /**
   * @param {HTMLElement[]} cards
   * @param {number} offset
   * @param {number} total
   */
  show(cards, offset, total) {
    if (offset) this.list.append(...cards);
    else this.list.replaceChildren(...cards);
    const { shown, words } = this;
    const text = total === 1 ? words.count_one : shown < total ? words.count_part : words.count_many;
    this.status.textContent = total ? filled(text, { shown, total }) : words.none;
    this.more.hidden = shown >= total || !cards.length;
    this.share.hidden = false;
  }

  hide() {
    this.list.replaceChildren();
    byId("hb-found").hidden = true;
  }

  /** Nothing can be shown, nor shared. */
  fail() {
    this.list.replaceChildren();
    this.status.textContent = "";
    this.more.hidden = this.share.hidden = true;
  }

  /** Let a reader go on here: the keyboard from the title, a phone from the emergency numbers above it. */
  focus() {
    byId("hb-results-title").focus({ preventScroll: narrow.matches });
    if (narrow.matches) byId("hb-urgent").scrollIntoView();
  }
}
