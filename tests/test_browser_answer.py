"""The answer on the search page in a real browser: what was searched for, how sure it is, and one answer to use at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from browsing import chromium, copied
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

from evaluation.accessibility import fits, violations
from evaluation.chromium import FLAGS

pytestmark = pytest.mark.browser

QUESTION = {
    "nl": "wat helpt als privacyregels het delen van informatie blokkeren?",
    "en": "what helps when privacy rules block sharing?",
}
TYPED = "Mag ik zonder toestemming infromatie delen?"
CORRECTED = "Mag ik zonder toestemming informatie delen?"
ELSEWHERE = {"nl": "Hoe plak ik een lekke fietsband?", "en": "How do I mend a flat bicycle tyre?"}
UNSURE = {"nl": "Misschien bruikbaar", "en": "Perhaps useful"}
WHY = {"question": "Wat mag je delen?", "words": ["informatie", "delen"]}
NAME = "Samenwerkwijzer"


def ask(page: Page, question: str) -> None:
    """Ask on the page that is open, and wait for the answer."""
    page.locator("#hb-q").fill(question)
    with page.expect_response("**/v1/search"):
        page.locator("#hb-q").press("Enter")
    expect(page.locator("#hb-results")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#hb-status")).not_to_be_empty()


def answering(page: Page, **changes: Any) -> None:
    """Let the real service answer with some parts replaced; ``why`` goes to the first result."""

    def change(route: Route) -> None:
        answer = route.fetch().json()
        why = changes.get("why")
        if why and answer["results"]:
            answer["results"][0]["why"] = why
        route.fulfill(json={**answer, **{name: value for name, value in changes.items() if name != "why"}})

    page.route("**/v1/search", change)


def asked(request: Request) -> dict[str, Any]:
    """Return what a request asks for."""
    return dict(json.loads(request.post_data or "{}"))


def cards(page: Page) -> Locator:
    """Return the results."""
    return page.locator("#hb-list > li")


@pytest.fixture
def searching(page: Page, handbook: str) -> Page:
    """The search page in Dutch."""
    page.goto(f"{handbook}nl/zoeken/")
    return page


def test_a_corrected_question_says_what_was_searched_for(searching: Page) -> None:
    """The field keeps what was typed, and the line is read out."""
    ask(searching, TYPED)

    expect(searching.get_by_role("status").filter(has_text=CORRECTED)).to_have_text(f"Gezocht op: {CORRECTED}")
    expect(searching.locator("#hb-q")).to_have_value(TYPED)
    expect(searching.locator("#hb-results-title")).to_be_focused()


def test_what_was_typed_can_be_searched_for_with_the_keyboard(searching: Page) -> None:
    """The line goes, the reader is at the results, and filters and further results are of what was typed."""
    ask(searching, TYPED)
    button = searching.get_by_role("button", name="Zoek alleen op wat je typte")
    button.focus()
    with searching.expect_request("**/v1/search") as first:
        button.press("Enter")

    assert asked(first.value) | {"q": TYPED, "exact": True} == asked(first.value)
    expect(button).to_be_hidden()
    expect(searching.locator("#hb-searched")).to_be_empty()
    expect(searching.locator("#hb-results-title")).to_be_focused()
    expect(searching.locator("#hb-q")).to_have_value(TYPED)
    filters = searching.locator("#hb-filters")
    for closed in filters.locator("details:not([open]) > summary").all():
        closed.click()
    with searching.expect_request("**/v1/search") as filtered:
        filters.locator("input:visible").first.check()
    assert asked(filtered.value)["exact"] is True


def test_the_next_question_is_corrected_again(searching: Page) -> None:
    """Searching for what was typed holds for one question."""
    ask(searching, TYPED)
    searching.locator("#hb-exact").click()
    expect(searching.locator("#hb-searched")).to_be_empty()
    ask(searching, TYPED)

    expect(searching.locator("#hb-searched")).to_contain_text(CORRECTED)


def test_the_place_in_a_source_leads_to_what_rests_on_it(searching: Page, handbook: str) -> None:
    """The first link of a source leads to its page, the next to the section there."""
    ask(searching, "privacyregels")
    link = cards(searching).first.locator(".hb-result-sources a").nth(1)
    place = link.inner_text()
    link.click()

    section = searching.locator("dt:target")
    expect(section).to_contain_text(place)
    expect(section).to_be_in_viewport()
    assert searching.url.startswith(f"{handbook}nl/bronnen/")


def test_other_words_for_a_term_are_told_and_can_be_left_out(searching: Page) -> None:
    """They stand above the results, and with the reasons of a result that holds them."""
    ask(searching, "mag ik dit delen van de GDPR")
    searched = searching.locator("#hb-searched")
    expect(searched).to_contain_text("Ook gezocht op: AVG")
    reasons = cards(searching).locator(".hb-why").filter(has_text="Andere woorden voor je vraag:")
    expect(reasons.first).to_be_attached()
    searching.locator("#hb-exact").click()

    expect(searched).to_be_empty()
    expect(cards(searching).first).to_be_visible()
    expect(reasons).to_have_count(0)


def test_a_link_to_a_search_for_what_was_typed_searches_for_that(searching: Page, handbook: str) -> None:
    """Whoever gets the link sees the same results; so does the other language."""
    ask(searching, TYPED)
    searching.locator("#hb-exact").click()
    expect(searching.locator("#hb-searched")).to_be_empty()
    link = copied(searching, searching.locator("#hb-share"))["text/plain"]
    searching.goto("about:blank")
    with searching.expect_request("**/v1/search") as first:
        searching.goto(link)
    assert asked(first.value)["exact"] is True
    expect(cards(searching).first).to_be_visible()
    with searching.expect_request("**/v1/search") as other:
        searching.locator(".hb-languages a[hreflang='en']").click()
    assert asked(other.value) | {"lang": "en", "q": TYPED, "exact": True} == asked(other.value)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_question_from_elsewhere_is_told_so(page: Page, handbook: str, language: str) -> None:
    """What to do instead stands there; the results are folded away, and can be unfolded."""
    page.goto(f"{handbook}{language}/zoeken/")
    ask(page, ELSEWHERE[language])

    expect(page.locator("#hb-verdict-text")).not_to_be_empty()
    expect(page.locator("#hb-instead a[href='tel:08002000']")).to_be_visible()
    expect(page.locator("#hb-instead a[href$='/rollen/']")).to_be_visible()
    expect(page.locator("#hb-instead a[href$='/situaties/']")).to_be_visible()
    expect(cards(page).first).to_be_hidden()
    expect(page.locator(".hb-best")).to_have_count(0)
    page.locator("#hb-fold-title").click()
    expect(cards(page).first).to_be_visible()
    expect(page.locator("#hb-fold-title")).to_contain_text(f"({cards(page).count()})")


def test_asking_in_another_way_leads_to_the_question(searching: Page) -> None:
    """The field is ready to be typed over."""
    ask(searching, ELSEWHERE["nl"])
    searching.locator("#hb-ask-again").click()
    expect(searching.locator("#hb-q")).to_be_focused()
    searching.keyboard.type("anders")

    expect(searching.locator("#hb-q")).to_have_value("anders")


def test_folded_results_can_be_filtered_and_followed_by_more(searching: Page) -> None:
    """What the reader unfolded stays so, the numbers are right, and the next question folds them again."""
    answering(searching, verdict="not_covered")
    ask(searching, "wie neemt de regie?")
    searching.locator("#hb-fold-title").click()
    searching.locator("#hb-fold #hb-more").click()
    expect(cards(searching)).to_have_count(20)
    expect(searching.locator("#hb-status")).to_have_text(f"20 van de {_total(searching)} resultaten")
    expect(cards(searching).nth(10).locator("h3 a")).to_be_focused()
    filters = searching.locator("#hb-filters")
    for closed in filters.locator("details:not([open]) > summary").all():
        closed.click()
    filters.locator("input[name='type'][value='strategie']").check()
    expect(searching.locator("#hb-list > li:not([data-item^='st-'])")).to_have_count(0)
    expect(cards(searching).first).to_be_visible()
    assert int(searching.locator("#hb-status").inner_text().split()[-2]) == _total(searching)
    ask(searching, "regie")
    expect(cards(searching).first).to_be_hidden()


def _total(page: Page) -> int:
    return int(page.locator("#hb-fold-title").inner_text().split("(")[1].rstrip(")"))


def test_the_next_answer_stands_outside_the_fold(searching: Page) -> None:
    """With its button for more below it, and nothing of the earlier question above it."""
    ask(searching, ELSEWHERE["nl"])
    ask(searching, QUESTION["nl"])

    expect(cards(searching).first).to_be_visible()
    expect(searching.locator("#hb-fold")).to_be_hidden()
    expect(searching.locator("#hb-instead")).to_be_hidden()
    expect(searching.locator("#hb-verdict-text")).to_be_empty()
    assert searching.locator("#hb-list + #hb-more").count() == 1


def test_results_from_the_browser_have_no_verdict(searching: Page) -> None:
    """When the service stops, what it said before goes, and the results are seen."""
    ask(searching, ELSEWHERE["nl"])
    searching.route("**/v1/search", lambda route: route.abort())
    searching.locator("#hb-q").fill("regie")
    searching.locator("#hb-q").press("Enter")

    expect(searching.locator("#hb-notice")).not_to_be_empty()
    expect(cards(searching).first).to_be_visible()
    expect(searching.locator("#hb-verdict-text")).to_be_empty()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_uncertain_answer_says_so_in_a_line(page: Page, handbook: str, language: str) -> None:
    """The results are as always."""
    page.goto(f"{handbook}{language}/zoeken/")
    answering(page, verdict="uncertain")
    ask(page, QUESTION[language])

    expect(page.locator("#hb-verdict-text")).to_contain_text(UNSURE[language])
    expect(page.locator("#hb-instead")).to_be_hidden()
    expect(page.locator(".hb-best")).to_have_count(1)
    expect(cards(page).nth(1)).to_be_visible()


def test_the_answer_shows_what_helps_and_who_acts_at_once(searching: Page) -> None:
    """A barrier names all that helps, and whose task it is; the other results stay short."""
    ask(searching, QUESTION["nl"])
    best = searching.locator(".hb-best")

    expect(best).to_have_attribute("data-item", str(cards(searching).first.get_attribute("data-item")))
    expect(best.locator("mark").first).to_be_visible()
    expect(best.locator(".hb-rest")).to_have_count(0)
    expect(best.locator(".hb-result-who li").first).to_be_visible()
    expect(searching.locator("#hb-list > li:not(.hb-best) .hb-result-who[open]")).to_have_count(0)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_answer_is_copied_with_its_source(page: Page, handbook: str, language: str) -> None:
    """Sentence, title, source with section, the handbook's name and the permalink, as plain text."""
    page.goto(f"{handbook}{language}/zoeken/")
    ask(page, QUESTION[language])
    best = page.locator(".hb-best")
    text = copied(page, best.locator(".hb-cite"))["text/plain"]

    sentence, title, source, address = text.split("\n")
    assert sentence == best.locator("mark").first.inner_text()
    assert title.startswith(f"{best.locator('h3').inner_text()} (")
    assert best.locator(".hb-result-sources a").first.inner_text() in source
    assert "4.1" in source
    assert source.startswith({"nl": "Bronnen van dit onderwerp: ", "en": "Sources of this topic: "}[language])
    assert address == f"{NAME}: {best.locator('.hb-permalink').get_attribute('href')}"
    expect(best.locator(".hb-cite + .hb-copied")).not_to_be_empty()


def test_what_cannot_be_copied_is_shown(searching: Page) -> None:
    """The whole text, to copy by hand."""
    ask(searching, QUESTION["nl"])
    searching.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false;")
    searching.locator(".hb-best .hb-cite").click()

    expect(searching.locator(".hb-best .hb-cite + .hb-copied")).to_contain_text("/nl/i/")
    assert fits(searching)


def test_a_result_tells_why_it_was_found(searching: Page) -> None:
    """Closed at first, and left out where there is nothing to tell."""
    answering(searching, why=WHY)
    ask(searching, QUESTION["nl"])
    why = cards(searching).first.locator(".hb-why")
    expect(why.locator("p").first).to_be_hidden()
    why.locator("summary").click()

    assert why.locator("p").all_inner_texts() == [
        "Lijkt op de vraag: Wat mag je delen?",
        "Woorden uit je vraag: informatie, delen",
    ]


@pytest.mark.parametrize("why", [{"question": None, "words": []}, {}])
def test_where_there_is_no_reason_none_is_shown(searching: Page, why: dict[str, Any]) -> None:
    """An empty box would only raise questions."""
    answering(searching, results=[_result(why)], total=1)
    ask(searching, "regie")

    expect(cards(searching)).to_have_count(1)
    expect(searching.locator(".hb-why")).to_have_count(0)


def _result(why: dict[str, Any]) -> dict[str, Any]:
    found = {"id": "st-01", "type": "strategie", "title": "Delen", "summary": "Deel.", "language": "nl", "why": why}
    return {**found, "url": "/nl/strategieen/st-01/", "permalink": "/nl/i/st-01/"}


def test_going_back_from_an_answer_finds_the_results_as_they_were(browser: Browser, handbook: str) -> None:
    """The browser keeps the page as it stood, with what was unfolded; Playwright has browsers do without, unless told."""
    kind, without = browser.browser_type, ["--disable-back-forward-cache"]
    with kind.launch(executable_path=chromium(), args=FLAGS, ignore_default_args=without) as keeping:
        page = keeping.new_page()
        page.goto(f"{handbook}nl/zoeken/")
        ask(page, ELSEWHERE["nl"])
        page.locator("#hb-fold-title").click()
        cards(page).first.locator("h3 a").click()
        page.wait_for_url("**/nl/**#**")
        page.go_back(wait_until="commit")
        expect(cards(page).first).to_be_visible()
        expect(page.locator("#hb-q")).to_have_value(ELSEWHERE["nl"])


STATES: dict[str, dict[str, Any]] = {
    "answered": {"verdict": "answered", "why": WHY},
    "uncertain": {"verdict": "uncertain", "corrected": CORRECTED, "why": WHY},
    "not covered": {"verdict": "not_covered", "corrected": CORRECTED, "why": WHY},
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_each_state_is_accessible_and_fits(searching: Page, state: str, scheme: str) -> None:
    """With everything unfolded, in light and dark, on a phone and on a wide screen; the answer's button suits a finger."""
    searching.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    answering(searching, **STATES[state])
    ask(searching, QUESTION["nl"])
    assert violations(searching) == []
    searching.evaluate("document.querySelectorAll('.hb-results details').forEach((each) => (each.open = true))")

    assert violations(searching) == []
    assert fits(searching)
    for box in filter(None, [each.bounding_box() for each in searching.locator(".hb-best .hb-cite").all()]):
        assert box["height"] >= 44


def test_on_paper_the_answer_stands_without_buttons(searching: Page) -> None:
    """Folded results are printed; what can only be pressed is not."""
    answering(searching, verdict="not_covered", corrected=CORRECTED)
    ask(searching, TYPED)
    searching.emulate_media(media="print")

    expect(searching.locator("#hb-searched")).to_be_visible()
    expect(cards(searching).first.locator("h3")).to_be_visible()
    for pressed in ("#hb-exact", "#hb-ask-again", ".hb-cite"):
        expect(searching.locator(pressed).first).to_be_hidden()
