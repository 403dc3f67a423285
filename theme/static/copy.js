/** Copying a link or another text, with an answer that is seen and heard. */

import { make } from "./dom.js";

/** @typedef {{copied: string, copy_failed: string}} CopyTexts */

/**
 * Make a button copy a text.
 * @param {HTMLButtonElement} button
 * @param {() => string} text gives what to copy when the button is pressed
 * @param {CopyTexts} words
 * @param {() => string | null} [marked] gives the same with markup, for programs that keep italics
 */
export function copies(button, text, words, marked = () => null) {
  const answer = make("span", { class: "hb-copied", role: "status" });
  button.after(answer);
  button.addEventListener("click", async () => {
    const wanted = text();
    const done = await copy(wanted, marked());
    answer.replaceChildren(done ? words.copied : `${words.copy_failed} ${wanted}`);
    if (done) setTimeout(() => answer.replaceChildren(), 4000);
  });
}

/**
 * @param {string} text
 * @param {string | null} marked
 * @returns {Promise<boolean>} whether it stands on the clipboard
 */
async function copy(text, marked) {
  try {
    if (marked) {
      const kinds = { "text/plain": text, "text/html": marked };
      const parts = Object.entries(kinds).map(([kind, part]) => [kind, new Blob([part], { type: kind })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return true;
  } catch {
    return copyFromField(text); // no permission, or a page without https
  }
}

/** @param {string} text */
function copyFromField(text) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const field = /** @type {HTMLTextAreaElement} */ (make("textarea", { class: "hb-hidden", readonly: true, "aria-hidden": "true" }));
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  active?.focus();
  return done;
}
