/** What every page does: menu, light or dark, search form, language links, links to copy. */

import { carry } from "./carry.js";
import { copies } from "./copy.js";
import { byId, make } from "./dom.js";
import { texts } from "./texts.js";

const root = document.documentElement;
const wide = matchMedia("(min-width: 64rem)");

function switchMode() {
  const button = byId("hb-mode");
  const show = () => button.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));
  button.addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("mode", root.dataset.theme);
    } catch {
      // Storage is closed to this page: the choice holds for this page only.
    }
    show();
  });
  show();
}

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

function copyPermalinks() {
  const words = /** @type {any} */ (texts("hb-texts"));
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.hb-permalink"))) {
    const button = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "hb-quiet hb-copy" }, words.copy_link));
    link.after(button);
    link.dataset.address = link.href; // for paper
    copies(button, () => link.href, words);
  }
}

function openContents() {
  const contents = /** @type {HTMLDetailsElement | null} */ (document.getElementById("hb-contents"));
  if (contents) contents.open = wide.matches;
}

switchMode();
openMenu();
sendQuestions();
keepPlace();
copyPermalinks();
openContents();
