/** The warning before a question with personal data is sent: what was seen in it, and two ways to go on. */

import { make } from "./dom.js";
import { personalData, withoutPersonalData } from "./personal-data.js";

export class PersonalWarning {
  /**
   * @param {{place: HTMLElement, notice: HTMLElement, input: HTMLInputElement}} parts where the warning is shown, where
   *   a message is shown and read out, and the field of the question
   * @param {Record<string, string>} words
   * @param {(question: string) => void} goOn is called when the reader sends the question as it is
   */
  constructor(parts, words, goOn) {
    Object.assign(this, { ...parts, words, goOn });
    this.agreed = new Set(); // questions that the reader sent all the same; only ever here, never stored
  }

  /**
   * Tell whether the question waits for the reader's choice, and ask for that choice.
   * @param {string} question
   */
  holds(question) {
    const found = this.agreed.has(question) ? [] : personalData(question);
    if (found.length) this.show(question, found);
    else this.close();
    return found.length > 0;
  }

  /**
   * @param {string} question
   * @param {import("./personal-data.js").Found[]} found
   */
  show(question, found) {
    const { words } = this;
    const button = (/** @type {string} */ look, /** @type {string} */ text, /** @type {() => void} */ act) =>
      make("button", { type: "button", class: look, onclick: act }, text);
    this.place.replaceChildren(
      make("h2", { id: "hb-personal-title" }, words.personal_title),
      make("p", {}, words.personal_seen),
      make("ul", {}, ...found.map(({ kind, text }) => make("li", {}, `${words[`personal_${kind}`]}: `, make("mark", {}, text)))),
      make("p", {}, words.personal_why),
      make(
        "div",
        { class: "hb-personal-choice" },
        button("hb-button", words.personal_take_out, () => this.takeOut(question)),
        button("hb-quiet", words.personal_go_on, () => this.agree(question)),
      ),
    );
    this.place.hidden = false;
    this.place.focus();
  }

  close() {
    this.place.hidden = true;
    this.place.replaceChildren();
  }

  /**
   * Leave what remains in the field for the reader to check: rules do not see everything.
   * @param {string} question
   */
  takeOut(question) {
    this.input.value = withoutPersonalData(question);
    this.close();
    this.notice.replaceChildren(this.words.personal_taken_out);
    this.input.focus();
  }

  /** @param {string} question */
  agree(question) {
    this.agreed.add(question);
    this.close();
    this.goOn(question);
  }
}
