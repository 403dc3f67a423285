"""The warning before a question with personal data is sent, in a real browser."""

from __future__ import annotations

import json
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from evaluation.accessibility import WIDTHS, fits, violations

pytestmark = pytest.mark.browser

PERSONAL = {
    "nl": "Wie neemt de regie in het gezin van vader (06-12345678) aan de Kerkstraat 12?",
    "en": "Who takes the lead in the family of the father (06-12345678) at Kerkstraat 12?",
}
SEEN = {
    "nl": ["een telefoonnummer: 06-12345678", "een adres: Kerkstraat 12"],
    "en": ["a phone number: 06-12345678", "an address: Kerkstraat 12"],
}
LEFT = {
    "nl": "Wie neemt de regie in het gezin van vader aan de?",
    "en": "Who takes the lead in the family of the father at?",
}
TAKE_OUT = {"nl": "Haal het eruit", "en": "Take it out"}
GO_ON = {"nl": "Toch zoeken", "en": "Search anyway"}
START_QUESTION = "wat mag ik delen over bsn 111222333?"


def asked(page: Page) -> list[str]:
    """Return a list that holds every question that is sent from now on."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(str(json.loads(request.post_data)["q"])) if request.post_data else None)
    return sent


def warning(page: Page) -> Locator:
    """Return the warning."""
    return page.locator("#hb-personal")


def ask(page: Page, address: str, language: str) -> list[str]:
    """Ask the question with personal data on the search page; return what is sent."""
    sent = asked(page)
    page.goto(f"{address}{language}/zoeken/")
    page.locator("#hb-q").fill(PERSONAL[language])
    page.locator("#hb-q").press("Enter")
    expect(warning(page)).to_be_visible()
    return sent


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_question_with_personal_data_is_held_and_the_pieces_are_named(page: Page, handbook: str, language: str) -> None:
    """The reader hears what was seen before anything is sent, and the keyboard stands at the warning."""
    sent = ask(page, handbook, language)

    assert warning(page).locator("li").all_inner_texts() == SEEN[language]
    assert warning(page).locator("mark").all_inner_texts() == ["06-12345678", "Kerkstraat 12"]
    expect(warning(page)).to_be_focused()
    expect(page.locator("#hb-found")).to_be_hidden()
    page.wait_for_timeout(500)
    assert sent == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_warning_is_accessible_fits_and_stays_off_paper(page: Page, handbook: str, scheme: str) -> None:
    """In light and dark, on a phone and on a wide screen."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    ask(page, handbook, "nl")

    assert violations(page) == []
    assert fits(page)
    expect(page.get_by_role("region", name="Je vraag is nog niet verstuurd")).to_be_visible()
    page.emulate_media(media="print")
    expect(warning(page)).to_be_hidden()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_taking_out_leaves_the_rest_in_the_field_to_check(page: Page, handbook: str, language: str) -> None:
    """Nothing is sent until the reader asks again, and then without the personal data."""
    sent = ask(page, handbook, language)
    page.keyboard.press("Tab")
    expect(warning(page).get_by_role("button", name=TAKE_OUT[language])).to_be_focused()
    page.keyboard.press("Enter")

    expect(warning(page)).to_be_hidden()
    expect(page.locator("#hb-q")).to_be_focused()
    expect(page.locator("#hb-q")).to_have_value(LEFT[language])
    expect(page.locator("#hb-notice")).not_to_be_empty()
    assert sent == []
    page.keyboard.press("Enter")
    expect(page.locator("#hb-list > li").first).to_be_attached()
    expect(page.locator("#hb-notice")).to_be_empty()
    assert sent == [LEFT[language]]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_whoever_goes_on_is_not_warned_about_the_same_question_again(page: Page, handbook: str, language: str) -> None:
    """The question is sent as it is, also a second time and in the other language."""
    sent = ask(page, handbook, language)
    page.get_by_role("button", name=GO_ON[language]).click()
    expect(page.locator("#hb-list > li").first).to_be_attached()
    page.locator("#hb-q").press("Enter")
    expect(page.locator("#hb-results[aria-busy='false']")).to_be_visible()
    other = "en" if language == "nl" else "nl"
    page.locator(f".hb-languages a[hreflang='{other}']").click()
    page.wait_for_url(f"**/{other}/zoeken/")
    expect(page.locator("#hb-list > li").first).to_be_attached()

    expect(warning(page)).to_be_hidden()
    assert sent == [PERSONAL[language]] * 3


def test_another_question_with_personal_data_is_held_again(page: Page, handbook: str) -> None:
    """Going on holds for one question, and results of that one are not left standing below the warning."""
    sent = ask(page, handbook, "nl")
    page.get_by_role("button", name=GO_ON["nl"]).click()
    expect(page.locator("#hb-list > li").first).to_be_attached()
    page.locator("#hb-q").fill(START_QUESTION)
    page.locator("#hb-q").press("Enter")

    expect(warning(page)).to_contain_text("111222333")
    expect(page.locator("#hb-list > li")).to_have_count(0)
    assert sent == [PERSONAL["nl"]]


@pytest.mark.parametrize(("name", "field"), [("", "#hb-q"), ("situaties/ba-03/", "#hb-header-q")])
def test_a_question_from_another_page_is_held_on_arrival(page: Page, handbook: str, name: str, field: str) -> None:
    """The box on the start page and the one in the header bring it to the search page."""
    sent = asked(page)
    page.set_viewport_size({"width": WIDTHS["desktop"], "height": 800})  # a phone has no field in the header
    page.goto(f"{handbook}nl/{name}")
    page.locator(field).fill(START_QUESTION)
    page.locator(field).press("Enter")
    page.wait_for_url("**/zoeken/")

    expect(warning(page)).to_contain_text("een burgerservicenummer: bsn 111222333")
    expect(warning(page)).to_be_focused()
    page.wait_for_timeout(500)
    assert sent == []


def test_a_question_from_a_link_is_held_and_keeps_its_filters(page: Page, handbook: str) -> None:
    """Whoever opens a link may not know what is in it."""
    sent = asked(page)
    page.goto(f"{handbook}nl/zoeken/#q={quote(START_QUESTION)}&type=strategie")
    expect(warning(page)).to_be_visible()
    page.wait_for_timeout(500)
    assert sent == []
    page.get_by_role("button", name=GO_ON["nl"]).click()
    expect(page.locator("#hb-list > li").first).to_be_attached()

    assert all(str(each.get_attribute("data-item")).startswith("st-") for each in page.locator("#hb-list > li").all())


def test_the_warning_keeps_nothing_and_asks_no_one(page: Page, handbook: str) -> None:
    """Nothing of the question is in the address, in storage, or in a request."""
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    ask(page, handbook, "nl")
    places = "[location.href, document.title, window.name, {...localStorage}, {...sessionStorage}, document.cookie]"

    assert "12345678" not in page.evaluate(f"JSON.stringify({places})")
    assert hosts == {urlsplit(handbook).netloc}


def test_danger_goes_first_also_when_the_question_is_held(page: Page, handbook: str) -> None:
    """The emergency numbers need no request, and keep the reader above the warning."""
    sent = asked(page)
    page.goto(f"{handbook}nl/zoeken/")
    page.locator("#hb-q").fill("hij slaat haar nu, haar nummer is 06-12345678")
    page.locator("#hb-q").press("Enter")
    expect(warning(page)).to_be_visible()

    expect(page.locator("#hb-danger a[href='tel:112']")).to_be_visible()
    expect(page.locator("#hb-danger")).to_be_focused()
    assert sent == []


@pytest.mark.parametrize("question", ["Mag ik 0800-2000 op de folder zetten?", "Wat zei de regio op 14 maart 2024 in Weesp?"])
def test_a_question_that_only_looks_like_it_is_sent_at_once(page: Page, handbook: str, question: str) -> None:
    """No warning where there is nothing to warn about."""
    sent = asked(page)
    page.goto(f"{handbook}nl/zoeken/")
    page.locator("#hb-q").fill(question)
    page.locator("#hb-q").press("Enter")
    expect(page.locator("#hb-list > li").first).to_be_attached()

    expect(warning(page)).to_be_hidden()
    assert sent == [question]
