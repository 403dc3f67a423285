/**
 * "Snel weg": leave this site at once, by the link at the top or by Shift three times.
 *
 * After the pattern "Exit this page" of GOV.UK. The page is emptied first, since the next one may take a while to come.
 * This page's place in the history is taken by the one that it leads to, so that "back" does not show it; what was read
 * before it stays in the history, and the line below the strip says so. Without this script the link still leads away.
 */

import { byId } from "./dom.js";
import { forgetMode } from "./mode-switch.js";

const TIMES = 3;
const PATIENCE = 5000; // milliseconds between two presses, as in GOV.UK's component

const link = /** @type {HTMLAnchorElement} */ (byId("hb-exit"));
const status = byId("hb-exit-status");
let presses = 0;
let alone = false;
let timer = 0;

function leave() {
  status.textContent = link.dataset.leaving ?? "";
  document.documentElement.classList.add("hb-gone");
  document.title = "…";
  forgetMode();
  location.replace(link.href);
}

function startOver() {
  presses = 0;
  clearTimeout(timer);
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.key !== "Shift") {
    alone = false;
    startOver(); // Shift was held for a capital or a shortcut
  } else if (!event.repeat) {
    alone = true;
  }
}

/** @param {KeyboardEvent} event */
function released(event) {
  if (event.key !== "Shift" || !alone) return;
  alone = false;
  presses += 1;
  clearTimeout(timer);
  if (presses === TIMES) {
    leave();
    return;
  }
  timer = setTimeout(() => {
    startOver();
    status.textContent = "";
  }, PATIENCE);
  status.textContent = (presses === 1 ? link.dataset.two : link.dataset.one) ?? "";
}

link.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
document.addEventListener("keydown", pressed);
document.addEventListener("keyup", released);
addEventListener("pageshow", (event) => {
  if (event.persisted) document.documentElement.classList.remove("hb-gone"); // the reader came back
});
