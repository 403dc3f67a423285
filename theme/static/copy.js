/** Copying a link or another text, with an answer that is seen and heard. */

import { make } from "./dom.js";

/** @typedef {{copied: string, copy_failed: string}} CopyTexts */

/**
 * Make a button copy a text.
 * @param {HTMLButtonElement} button
 * @param {() => string} text gives what to copy when the button is pressed
 * @param {CopyTexts} words
 */
export function copies(button, text, words) {
  const answer = make("span", { class: "hb-copied", role: "status" });
  button.after(answer);
  button.addEventListener("click", async () => {
    const wanted = text();
    const done = await copy(wanted);
    answer.replaceChildren(done ? words.copied : `${words.copy_failed} ${wanted}`);
    if (done) setTimeout(() => answer.replaceChildren(), 4000);
  });
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it stands on the clipboard
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
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
