/** What every page does: menu, light or dark, search form, language links, panels to share and cite. */

import { carry } from "./carry.js";
import { openPanels } from "./citing.js";
import { byId } from "./dom.js";
import { switchMode } from "./mode-switch.js";
import { texts } from "./texts.js";

const wide = matchMedia("(min-width: 64rem)");

function openMenu() {
  const button = byId("hb-menu-button");
  const menu = byId("hb-menu");
  const set = (/** @type {boolean} */ open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("hb-open", open);
  };
  button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    set(false);
    button.focus();
  });
}

/** Take questions to the search page; that page itself answers its own form. */
function sendQuestions() {
  if (document.getElementById("hb-search")) return;
  for (const form of document.querySelectorAll("form[data-hb-ask]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const question = form.querySelector("input")?.value.trim();
      if (question) carry({ question, filters: {} });
      location.assign(/** @type {HTMLFormElement} */ (form).action);
    });
  }
}

/** Let the other language open at the same place in the page. */
function keepPlace() {
  if (document.getElementById("hb-search")) return;
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".hb-languages a"));
  const point = () => links.forEach((link) => (link.hash = location.hash));
  addEventListener("hashchange", point);
  point();
}

function openContents() {
  const contents = /** @type {HTMLDetailsElement | null} */ (document.getElementById("hb-contents"));
  if (contents) contents.open = wide.matches;
}

const words = /** @type {any} */ (texts("hb-texts"));
switchMode(words.mode);
openMenu();
sendQuestions();
keepPlace();
openPanels(words);
openContents();
document.getElementById("hb-print")?.addEventListener("click", () => print());
