"""How heavy a page is, and how calm while it comes in: what a first visit fetches, and how far things move."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from benchmarks.page_speed import WATCH

pytestmark = pytest.mark.browser

PAGES = ["", "zoeken/", "hb-items/", "begrippen/", "situaties/", "situaties/ba-03/", "rollen/professional/", "regios/sa-rr/"]
MOST = 150 * 1024
"""Bytes of a page with all that it fetches, compressed."""

MOST_SHIFT = 0.05
"""Cumulative layout shift: half of what web.dev calls good."""


@pytest.fixture
def fresh(browser: Browser) -> Iterator[Page]:
    """A phone that was never here before."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_first_visit_fetches_little(fresh: Page, handbook: str, name: str) -> None:
    """Text, styles, scripts, fonts and pictures together, as they come over the line."""
    fetched: list[float] = []
    network = fresh.context.new_cdp_session(fresh)

    def count(event: dict[str, Any]) -> None:
        fetched.append(event["encodedDataLength"])

    network.on("Network.loadingFinished", count)
    network.send("Network.enable")
    fresh.goto(f"{handbook}nl/{name}", wait_until="networkidle")

    assert len(fetched) > 5
    assert sum(fetched) < MOST


@pytest.mark.parametrize("name", PAGES)
def test_a_page_does_not_move_when_its_typefaces_come_late(fresh: Page, handbook: str, name: str) -> None:
    """What stands there until then has the same measures."""

    def late(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    fresh.add_init_script(WATCH)
    fresh.route("**/*.woff2", late)
    fresh.goto(f"{handbook}nl/{name}", wait_until="networkidle")
    fresh.evaluate("() => document.fonts.ready")

    assert fresh.evaluate("() => document.fonts.size") >= 2
    assert fresh.evaluate("window.shift") < MOST_SHIFT
