// Sets light or dark before anything is painted; the button in the header changes it. Not a module: those run too late.
(() => {
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem("samenwerkwijzer-mode");
  } catch {
    // Storage is closed to this page: follow the system.
  }
  root.dataset.theme = chosen ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.classList.add("hb-with-js");
})();
