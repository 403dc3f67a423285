/** Filters: a group of checkboxes for each field, with the number of results that each value would give. */

import { make } from "./dom.js";

/** @typedef {{value: string, label: string, count: number}} FacetValue */
/** @typedef {Record<string, {label: string, values: FacetValue[]}>} Facets */

/** In the order of use: kinds of item last, since there are so many. */
export const FIELDS = ["rol", "niveau", "thema", "regio", "type"];

export class Filters {
  /**
   * @param {HTMLFormElement} form
   * @param {Record<string, string>} words
   * @param {() => void} changed
   */
  constructor(form, words, changed) {
    this.form = form;
    this.words = words;
    /** @type {Record<string, string[]>} */
    this.chosen = {};
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      this.chosen = this.read();
      changed();
    });
    this.clear = make("button", { type: "button", class: "hb-quiet", id: "hb-clear", onclick: () => this.reset(changed) }, words.clear_filters);
  }

  /** Return what is checked, by field. */
  read() {
    /** @type {Record<string, string[]>} */
    const chosen = {};
    for (const box of this.boxes.filter((each) => each.checked)) (chosen[box.name] ??= []).push(box.value);
    return chosen;
  }

  get boxes() {
    return /** @type {HTMLInputElement[]} */ ([...this.form.querySelectorAll("input[type=checkbox]")]);
  }

  /** @param {() => void} changed */
  reset(changed) {
    this.chosen = {};
    this.boxes.forEach((box) => (box.checked = false));
    this.form.querySelector("summary")?.focus();
    changed();
  }

  /** @param {Facets} facets of an answer */
  show(facets) {
    this.form.hidden = false;
    if (!this.boxes.length) this.build(facets);
    for (const field of FIELDS) {
      const group = /** @type {HTMLElement} */ (this.form.querySelector(`#hb-filter-${field}`));
      const shown = (facets[field]?.values ?? []).map((value) => this.update(field, value));
      if (group) group.hidden = !shown.includes(true);
    }
    const count = Object.values(this.chosen).flat().length;
    this.clear.hidden = count === 0;
    const title = this.form.querySelector("#hb-filters-count");
    if (title) title.textContent = count ? ` (${count})` : "";
  }

  hide() {
    this.form.hidden = true;
  }

  /**
   * @param {string} field
   * @param {FacetValue} value
   * @returns {boolean} whether it is worth showing
   */
  update(field, { value, count }) {
    const box = this.boxes.find((each) => each.name === field && each.value === value);
    const row = box?.closest("li");
    if (!box || !row) return false;
    box.checked = (this.chosen[field] ?? []).includes(value);
    row.hidden = count === 0 && !box.checked && box !== document.activeElement; // focus does not vanish under a reader
    const number = row.querySelector(".hb-count");
    if (number) number.textContent = `(${count})`;
    return !row.hidden;
  }

  /** @param {Facets} facets */
  build(facets) {
    const groups = FIELDS.filter((field) => facets[field]).map((field) => this.group(field, facets[field]));
    const title = make("summary", {}, this.words.filters, make("span", { id: "hb-filters-count" }));
    const open = matchMedia("(min-width: 64rem)").matches;
    const all = make("details", { class: "hb-filters-all", open }, title, this.clear, ...groups);
    const onward = make("button", { type: "button", class: "hb-button hb-onward", onclick: () => this.leave(all) }, this.words.show_results);
    all.append(onward);
    this.form.replaceChildren(all);
  }

  /**
   * On a phone the filters stand above the results and cover the screen: close them and go on.
   * @param {HTMLElement} all
   */
  leave(all) {
    all.removeAttribute("open");
    document.getElementById("hb-results-title")?.focus();
  }

  /**
   * @param {string} field
   * @param {{label: string, values: FacetValue[]}} facet
   */
  group(field, { label, values }) {
    const rows = values.map(({ value, label: name }) =>
      make("li", {}, make("label", {}, make("input", { type: "checkbox", name: field, value }), make("span", {}, name), make("span", { class: "hb-count" }))),
    );
    const set = make("fieldset", {}, make("legend", { class: "hb-hidden" }, label), make("ul", {}, ...rows));
    return make("details", { class: "hb-filter", id: `hb-filter-${field}`, open: true }, make("summary", {}, label), set);
  }
}
