"""Leaving at once, and leaving nothing behind: quick exit, and what the browser keeps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, window.name])"
NOTHING = '[{},{},"",""]'


@pytest.fixture
def away(page: Page) -> Page:
    """A page for which the neutral site answers, since no other host can be reached here."""

    def answer(route: Route) -> None:
        route.fulfill(body="<title>Weer</title><h1>Weer</h1>", content_type="text/html")

    page.route("https://www.buienradar.nl/**", answer)
    return page


def left(page: Page) -> None:
    """Wait until the neutral site is shown."""
    page.wait_for_url("https://www.buienradar.nl/**")
    expect(page.locator("h1")).to_have_text("Weer")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_quick_exit_leads_to_a_neutral_site_and_back_does_not_show_the_page(away: Page, handbook: str, language: str) -> None:
    """It takes the place of the page in the history; what was read before that page stays there, as the note says."""
    away.goto(f"{handbook}{language}/")
    away.goto(f"{handbook}{language}/situaties/ba-03/")
    away.locator("#hb-exit").click()
    left(away)
    away.go_back()

    assert away.url == f"{handbook}{language}/"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_shift_three_times_leaves_and_counts_aloud(away: Page, handbook: str, language: str) -> None:
    """Also from a field; each press tells how many more are needed."""
    two, one = {"nl": ("nog twee keer", "nog één keer"), "en": ("two more times", "once more")}[language]
    away.goto(f"{handbook}{language}/zoeken/")
    away.locator("#hb-q").focus()
    away.keyboard.press("Shift")
    expect(away.locator("#hb-exit-status")).to_contain_text(two)
    away.keyboard.press("Shift")
    expect(away.locator("#hb-exit-status")).to_contain_text(one)
    away.keyboard.press("Shift")

    left(away)


def test_shift_for_capitals_does_not_leave(away: Page, handbook: str) -> None:
    """Shift that was held for a letter, or pressed with other keys in between, does not count."""
    away.goto(f"{handbook}nl/zoeken/")
    field = away.locator("#hb-q")
    field.focus()
    for key in ("Shift+A", "Shift+V", "Shift+G", "Shift", "a", "Shift", "b", "Shift"):
        away.keyboard.press(key)

    expect(field).to_have_value("AVGab")
    expect(away.locator("#hb-exit-status")).to_contain_text("nog twee keer")


def test_quick_exit_works_with_the_keyboard_and_says_that_the_history_stays(away: Page, handbook: str) -> None:
    """Its description holds the warning; Enter leaves."""
    away.goto(f"{handbook}nl/situaties/ba-03/")
    link = away.get_by_role("link", name="Snel weg")
    expect(link).to_have_accessible_description(
        "“Snel weg” brengt je naar een andere site, maar deze blijft in je browsergeschiedenis staan."
        " Drie keer Shift doet hetzelfde."
    )
    link.press("Enter")

    left(away)


def test_nothing_is_kept_until_the_reader_asks_and_quick_exit_takes_it_away(away: Page, handbook: str) -> None:
    """Reading, searching and switching to dark keep nothing; "remember this" keeps the choice, and leaving clears it."""
    away.goto(f"{handbook}nl/")
    away.locator("#hb-q").fill("Wie heeft de regie?")
    away.keyboard.press("Enter")
    expect(away.locator("#hb-list > li").first).to_be_visible()
    away.goto(f"{handbook}nl/situaties/ba-03/")
    button = away.get_by_role("button", name="Donkere weergave")
    button.click()
    expect(away.locator("html")).to_have_attribute("data-theme", "dark")
    assert away.evaluate(KEPT) == NOTHING

    away.get_by_role("button", name="Onthoud dit op dit apparaat").click()
    assert "dark" in away.evaluate(KEPT)
    away.goto(f"{handbook}nl/rollen/")
    expect(away.locator("html")).to_have_attribute("data-theme", "dark")

    away.locator("#hb-exit").click()
    left(away)
    away.goto(f"{handbook}nl/rollen/")
    assert away.evaluate(KEPT) == NOTHING


def test_a_choice_can_be_forgotten(away: Page, handbook: str) -> None:
    """The button that kept it is followed by one that forgets it."""
    away.goto(f"{handbook}en/situaties/ba-03/")
    away.get_by_role("button", name="Dark mode").click()
    away.get_by_role("button", name="Remember this on this device").click()
    away.get_by_role("button", name="Forget my choice").click()

    expect(away.get_by_role("status").filter(has_text="has been removed")).to_be_visible()
    assert away.evaluate(KEPT) == NOTHING


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A browser without JavaScript."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_javascript_everything_but_search_works(plain: Page, handbook: str, language: str) -> None:
    """The menu is open, quick exit is a link, the panel holds texts to copy by hand, and search says where else to look."""
    plain.goto(f"{handbook}{language}/situaties/ba-03/")
    expect(plain.locator("#hb-exit")).to_have_attribute("href", "https://www.buienradar.nl/")
    expect(plain.locator("#hb-menu a").first).to_be_visible()
    expect(plain.locator("#hb-mode")).to_be_hidden()
    plain.locator(".hb-sharing > summary").first.click()
    expect(plain.locator(".hb-copied-text").first).to_be_visible()
    plain.locator(".hb-languages a:visible").first.click()
    plain.goto(f"{handbook}{language}/zoeken/")

    expect(plain.locator("noscript a, #hb-search a").first).to_be_visible()
