"""What tests in a real browser share: the browser, the handbook as it is served, and a fresh window of two widths."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lacking import lacking
from playwright.sync_api import Browser, Locator, Page
from real_service import service

from evaluation.accessibility import WIDTHS
from evaluation.chromium import MISSING, chromium_browser, chromium_path


def chromium() -> str:
    """Return the browser's path; without one skip, or fail where CI has promised it."""
    found = chromium_path()
    if found is None:
        lacking(MISSING)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    chromium()
    with chromium_browser() as started:
        yield started


@pytest.fixture(scope="session")
def handbook(browser: Browser) -> Iterator[str]:
    """The address of the whole thing, as ``make serve`` gives it."""
    with service() as running:
        yield running.address


def copied(page: Page, button: Locator) -> dict[str, str]:
    """Press a button; return what it put on the clipboard, by kind."""
    page.evaluate(
        """() => {
          window.written = null;
          navigator.clipboard.writeText = async (text) => { window.written = { "text/plain": text }; };
          navigator.clipboard.write = async ([item]) => {
            const parts = await Promise.all(item.types.map(async (kind) => [kind, await (await item.getType(kind)).text()]));
            window.written = Object.fromEntries(parts);
          };
        }"""
    )
    button.click()
    page.wait_for_function("() => window.written")
    return dict(page.evaluate("window.written"))


@pytest.fixture(params=list(WIDTHS.values()), ids=list(WIDTHS))
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh window, of a phone's and of a desktop's width, that may not report an error."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []
