"""Searchers in the browser: Sphinx's own search and Pagefind, each on the built site, in Debian's chromium."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from evaluation.chromium import chromium_browser
from evaluation.peers.pages import Pages
from evaluation.peers.texts import MOST
from evaluation.searcher import Found
from evaluation.static_host import static_host
from search_service.analysis import ALGORITHMS
from search_service.passages import LANGUAGES

PROJECT = Path(__file__).parent.parent.parent
CONFIGURATION = Path(__file__).parent / "sphinx_search"

SPHINX_PAGE = "ask-sphinx.html"
SPHINX_SCRIPTS = (
    "_static/documentation_options.js",
    "_static/doctools.js",
    "_static/sphinx_highlight.js",
    "_static/base-stemmer.js",
    "_static/{stemmer}-stemmer.js",
    "_static/language_data.js",
    "_static/searchtools.js",
    "searchindex.js",
)
ASK_SPHINX = """(query) => Search._performSearch(...Search._parseQuery(query)).reverse()
  .map(([page, , anchor]) => (page + "/").replace(/(^|\\/)index\\/$/, "$1") + (anchor ?? ""))"""
ASK_PAGEFIND = """async ([query, most]) => {
  const { results } = await (await import("./pagefind/pagefind.js")).search(query);
  const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return pages.map((page) => page.sub_results[0]?.url ?? page.url);
}"""
ASK_FALLBACK = """async (query) => {
  const { searchHere } = await import("./_static/fallback.js");
  const found = await searchHere(new URL("./", document.baseURI), query);
  return found.map((one) => one.querySelector("h3 a").href);
}"""


class InBrowser:
    """A search that a page of the site does; `ask` is a script that takes a query and returns addresses."""

    def __init__(self, name: str, pages: dict[str, Page], parts: Pages, ask: str, *more: object) -> None:
        """Take an open page of each edition."""
        self.name = name
        self._pages, self._parts, self._ask, self._more = pages, parts, ask, more

    def search(self, query: str, language: str) -> Found:
        """Return the documents on the pages that were found."""
        argument = [query, *self._more] if self._more else query
        return self._parts.found(self._pages[language].evaluate(self._ask, argument)[:MOST], self._pages[language].url)


def browser_peers(site: Path, work: Path, parts: Pages) -> Iterator[InBrowser]:
    """Yield the searches while their pages are open; in `work` the site is built once more, with Sphinx's search."""
    for language in LANGUAGES:
        _build_with_search(work, language)
    with static_host(work) as searchable, static_host(site) as built, chromium_browser() as browser:
        sphinx = {language: _opened(browser, f"{searchable}{language}/{SPHINX_PAGE}") for language in LANGUAGES}
        plain = {language: _opened(browser, f"{built}{language}/") for language in LANGUAGES}
        yield InBrowser("Sphinx's search", sphinx, parts, ASK_SPHINX)
        yield InBrowser("Pagefind", plain, parts, ASK_PAGEFIND, MOST)
        yield InBrowser("Pagefind, the site's fallback", plain, parts, ASK_FALLBACK)


def _build_with_search(work: Path, language: str) -> None:
    """Build an edition with Sphinx's index, and a page with the scripts of Sphinx's search page."""
    target, read = work / language, work / f"{language}.read"
    options = ["-b", "dirhtml", "-q", "-j", "auto", "-t", language, "-c", str(CONFIGURATION), "-d", str(read)]
    subprocess.run([sys.executable, "-m", "sphinx", *options, "kb", str(target)], cwd=PROJECT, check=True)
    scripts = "".join(f'<script src="{each.format(stemmer=ALGORITHMS[language])}"></script>' for each in SPHINX_SCRIPTS)
    (target / SPHINX_PAGE).write_text(f'<!doctype html><html data-content_root="./"><title>Sphinx</title>{scripts}', "utf-8")


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_page()
    page.goto(address)
    return page
