"""The emergency notice in a real browser: first of all, also without a service, and gone with the next question."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from evaluation.accessibility import fits, violations
from evaluation.static_host import static_host
from search_service.settings import Settings

pytestmark = pytest.mark.browser

DANGER = {"nl": "hij slaat haar nu", "en": "he is hitting her right now"}
ORDINARY = {"nl": "wie neemt de regie?", "en": "who takes the lead?"}
NUMBERS = ["tel:112", "tel:08002000", "tel:08000113"]


@pytest.fixture(scope="module")
def alone() -> Iterator[str]:
    """The address of the site on a host of files: there is no service, as when it is stopped."""
    with static_host(Settings.from_environment(os.environ).site_dir) as address:
        yield address


def ask(page: Page, question: str) -> None:
    """Ask on the page that is open."""
    page.locator("#hb-q").fill(question)
    page.locator("#hb-q").press("Enter")


def notice(page: Page) -> Locator:
    """Return the place of the notice."""
    return page.locator("#hb-danger")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_in_danger_the_numbers_come_before_the_question_is_sent(page: Page, handbook: str, language: str) -> None:
    """The notice stands while the answer is not there yet; the results follow below it."""
    seen: list[bool] = []

    def look(route: Route) -> None:
        seen.append(notice(page).is_visible())
        route.continue_()

    page.goto(f"{handbook}{language}/zoeken/")
    page.route("**/v1/search", look)
    ask(page, DANGER[language])
    expect(page.locator("#hb-list > li").first).to_be_attached()

    assert seen == [True]
    assert [link.get_attribute("href") for link in notice(page).locator("a").all()] == NUMBERS
    expect(page.get_by_role("alert").filter(has=page.locator("h2"))).to_be_visible()
    expect(notice(page).locator("h2")).to_be_in_viewport()
    expect(notice(page).locator("a").first).to_be_in_viewport()
    expect(page.locator("#hb-urgent")).to_be_hidden()
    above, results = notice(page).bounding_box(), page.locator("#hb-results").bounding_box()
    assert above is not None
    assert results is not None
    assert above["y"] < results["y"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_a_service_the_numbers_come_first_as_well(page: Page, alone: str, language: str) -> None:
    """The rules stand in a file of the site."""
    page.goto(f"{alone}{language}/zoeken/")
    ask(page, DANGER[language])

    expect(page.locator("#hb-notice")).not_to_be_empty()
    expect(notice(page).locator("h2")).to_be_in_viewport()
    expect(notice(page).locator("a").first).to_be_in_viewport()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_notice_goes_with_the_next_question(page: Page, alone: str, language: str) -> None:
    """A question that is not about danger now shows the page as it always is."""
    page.goto(f"{alone}{language}/zoeken/")
    ask(page, DANGER[language])
    expect(notice(page)).not_to_be_empty()
    ask(page, ORDINARY[language])

    expect(notice(page)).to_be_empty()
    expect(page.locator("#hb-urgent a[href='tel:112']")).to_be_visible()


def test_a_question_from_the_start_page_is_looked_at_too(page: Page, alone: str) -> None:
    """It is carried to the search page, and asked there."""
    page.goto(f"{alone}nl/")
    ask(page, DANGER["nl"])
    page.wait_for_url("**/zoeken/")

    expect(notice(page).locator("a").first).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_notice_is_accessible_and_fits(page: Page, alone: str, scheme: str) -> None:
    """In light and dark, on a phone and on a wide screen; each number can be hit with a finger."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{alone}nl/zoeken/")
    ask(page, DANGER["nl"])
    expect(notice(page)).not_to_be_empty()

    assert violations(page) == []
    assert fits(page)
    assert min(notice(page).locator("a").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")) >= 44


def test_without_the_rules_the_search_goes_on(page: Page, alone: str) -> None:
    """No error, and the numbers above the results stand."""
    page.route("**/danger.json", lambda route: route.abort())
    page.goto(f"{alone}nl/zoeken/")
    ask(page, DANGER["nl"])

    expect(page.locator("#hb-urgent a[href='tel:112']")).to_be_visible()
    expect(notice(page)).to_be_empty()
