/** A text field with a list below it, after the pattern of the ARIA Authoring Practices: list autocomplete, manual choice. */

import { make } from "./dom.js";

/** @typedef {{text: string, names: string, page: string}} Option a text, what it is the name of, and the address of that */

/**
 * @typedef {object} Parts
 * @property {HTMLInputElement} input
 * @property {HTMLElement} list
 * @property {HTMLElement} status a live region
 */

export class Combobox {
  /**
   * @param {Parts} parts
   * @param {(typed: string) => Promise<Option[]>} suggest
   * @param {{announce: (count: number) => string, notes: Record<string, string>}} words; a note for each kind of name
   * @param {(option: Option) => void} chosen is called when the text of the option stands in the field
   */
  constructor(parts, suggest, words, chosen) {
    Object.assign(this, { suggest, words, chosen });
    /** @type {Option[]} */
    this.found = [];
    this.input = parts.input;
    this.list = parts.list;
    this.status = parts.status;
    this.active = -1;
    this.input.addEventListener("input", () => this.refresh());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => this.choose(/** @type {Element} */ (event.target).closest("[role=option]")));
  }

  get isOpen() {
    return !this.list.hidden;
  }

  get options() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  async refresh() {
    const typed = this.input.value;
    const found = await this.suggest(typed);
    if (typed !== this.input.value || document.activeElement !== this.input) return;
    this.found = found;
    this.list.replaceChildren(
      ...found.map(({ text, names }, place) => {
        const note = names ? [make("span", { class: "hb-option-note" }, this.words.notes[names])] : [];
        return make("li", { role: "option", id: `hb-suggestion-${place}`, "aria-selected": "false" }, text, ...note);
      }),
    );
    this.show(found.length > 0);
    this.status.textContent = found.length ? this.words.announce(found.length) : "";
  }

  /** @param {boolean} open */
  show(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.move(-1);
  }

  close() {
    if (this.isOpen) this.show(false);
    this.status.textContent = "";
  }

  /** @param {number} place of the option to point at; -1 for the field itself */
  move(place) {
    this.active = place;
    this.options.forEach((option, each) => option.setAttribute("aria-selected", String(each === place)));
    const option = this.options[place];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && this.isOpen && this.active >= 0) {
      event.preventDefault();
      this.choose(this.options[this.active]);
    } else if (event.key === "Enter" || event.key === "Tab") {
      this.close();
    } else if (event.key === "Escape") {
      event.preventDefault(); // a search field would lose the whole question
      this.close();
    }
  }

  /** @param {1 | -1} by */
  async step(by) {
    if (!this.isOpen) await this.refresh();
    if (!this.isOpen) return;
    const places = this.options.length + 1; // the field is a place too
    this.move(((this.active + 1 + by + places) % places) - 1);
  }

  /** @param {Element | null | undefined} option */
  choose(option) {
    const found = this.found[this.options.indexOf(/** @type {HTMLElement} */ (option))];
    if (!found) return;
    this.input.value = found.text;
    this.close();
    this.chosen(found);
  }
}
