/** Light or dark, by the button in the header. The choice is kept on the device only after the reader asks for that. */

import { byId, make } from "./dom.js";

const KEY = "samenwerkwijzer-mode"; // mode.js reads it
const root = document.documentElement;

/** @param {Record<"here" | "keep" | "kept" | "forget" | "forgotten", string>} words */
export function switchMode(words) {
  const button = byId("hb-mode");
  const told = make("p", { class: "hb-mode-told", role: "status" });
  byId("hb-header").after(told);
  const show = () => button.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));

  /** @param {string} text @param {() => void} chosen */
  const choice = (text, chosen) => make("button", { type: "button", class: "hb-quiet", onclick: chosen }, text);
  const keep = () => {
    store(root.dataset.theme ?? "light");
    if (kept()) told.replaceChildren(words.kept, " ", choice(words.forget, forget));
    else told.replaceChildren(words.here);
    button.focus();
  };
  const forget = () => {
    forgetMode();
    told.replaceChildren(words.forgotten);
    button.focus();
  };

  button.addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    show();
    if (kept()) keep();
    else told.replaceChildren(words.here, " ", choice(words.keep, keep));
  });
  show();
}

function kept() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false; // storage is closed to this page
  }
}

/** @param {string} mode */
function store(mode) {
  try {
    localStorage.setItem(KEY, mode);
  } catch {
    // Storage is closed to this page: the choice holds for this page only.
  }
}

/** Take the choice from the device. */
export function forgetMode() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Storage is closed to this page: nothing was kept.
  }
}
