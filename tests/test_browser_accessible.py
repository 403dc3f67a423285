"""Accessibility in a real browser: axe on every kind of page, keyboard, names for screen readers, zoom, systems' wishes."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from real_service import PROJECT

from evaluation.accessibility import faults, fits

pytestmark = pytest.mark.browser

TEMPLATES = [
    "",
    "zoeken/",
    "hb-items/",
    "nergens/",
    "begrippen/",
    "rollen/",
    "rollen/bestuurder/",
    "situaties/",
    "themas/regie/",
    "niveaus/operationeel/",
    "regios/",
    "trainers/",
    "toegankelijkheid/",
    "veilig-lezen/",
    "bevindingen/bv-bs-kosten/",
    "embed/ba-02/",
    "embed/rc-professional-1/",
    "embed/rollen/bestuurder/",
    "beter-samenspel/enquete/",
    "methoden/mt-vijf-kringen/",
]


def pages_of_types() -> list[str]:
    """Return a page with an item of each type, from the export of the built handbook."""
    passages = PROJECT / "build" / "passages.nl.json"
    if not passages.is_file():
        return []  # `make test` builds it before it runs the tests
    items = json.loads(passages.read_text(encoding="utf-8"))["items"]
    first = {item["type"]: item["url"].partition("#")[0] for item in reversed(items)}
    return sorted(set(first.values()) - set(TEMPLATES))


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    """A fresh window of a desktop's width."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One window for pages that are only looked at."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", [*TEMPLATES, *pages_of_types()])
def test_every_kind_of_page_is_accessible_and_fits(window: Page, handbook: str, language: str, name: str) -> None:
    """No rule of axe is broken and nothing scrolls sideways: light and dark, on a phone's width and on a desktop's."""
    window.goto(f"{handbook}{language}/{name}")

    assert list(faults(window)) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_open_panel_to_share_and_cite_is_accessible(desktop: Page, handbook: str, language: str) -> None:
    """With the buttons that the script adds."""
    desktop.goto(f"{handbook}{language}/succesfactoren/sf-06/")
    desktop.locator(".hb-sharing > summary").first.click()
    expect(desktop.locator(".hb-sharing-panel button").first).to_be_visible()

    assert list(faults(desktop)) == []


@pytest.mark.parametrize(("zoom", "width", "height"), [(200, 640, 400), (400, 320, 256)])
@pytest.mark.parametrize("name", ["", "zoeken/", "situaties/ba-03/", "rollen/bestuurder/", "beter-samenspel/enquete/"])
def test_nothing_is_lost_when_the_page_is_enlarged(
    desktop: Page, handbook: str, name: str, zoom: int, width: int, height: int
) -> None:
    """A window of 1280 by 1024 at 200% and 400%: WCAG 1.4.4 and 1.4.10."""
    desktop.set_viewport_size({"width": width, "height": height})
    desktop.goto(f"{handbook}nl/{name}")

    assert fits(desktop), zoom
    expect(desktop.locator("#hb-exit")).to_be_in_viewport(ratio=1)
    expect(desktop.locator("a[href='tel:112']").first).to_be_in_viewport(ratio=1)
    expect(desktop.locator("h1")).to_be_visible()


def test_what_is_focused_is_never_hidden_under_the_strip(desktop: Page, handbook: str) -> None:
    """WCAG 2.4.11: walk through the page with Tab, on a low window, and back again."""
    desktop.set_viewport_size({"width": 640, "height": 400})
    desktop.emulate_media(reduced_motion="reduce")  # else the page is still gliding when it is measured
    desktop.goto(f"{handbook}nl/situaties/ba-03/")
    strip = desktop.locator(".hb-strip").evaluate("strip => strip.getBoundingClientRect().bottom")
    seen = 0
    for key in ["Tab"] * 40 + ["Shift+Tab"] * 40:
        desktop.keyboard.press(key)
        box = desktop.evaluate(
            "(() => { const all = document.activeElement;"
            " return all.closest('.hb-strip, .hb-skip') ? null : all.getBoundingClientRect().toJSON(); })()"
        )
        if box and box["height"]:
            seen += 1
            assert box["bottom"] > strip, desktop.evaluate("document.activeElement.outerHTML")

    assert seen > 40


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_first_tabs_lead_past_the_frame_out_of_the_site_and_to_the_numbers(
    desktop: Page, handbook: str, language: str
) -> None:
    """Skip link, 112, Veilig Thuis, quick exit: in that order, each with a name."""
    desktop.goto(f"{handbook}{language}/situaties/ba-03/")
    names = []
    for _ in range(4):
        desktop.keyboard.press("Tab")
        names.append(desktop.evaluate("document.activeElement.innerText").strip())

    first, last = {"nl": ("Naar de inhoud", "Snel weg"), "en": ("Skip to content", "Quick exit")}[language]
    assert names == [first, "112", "0800-2000", last]
    desktop.locator(".hb-skip").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.locator("#inhoud")).to_be_focused()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_screen_reader_is_told_what_each_part_is(desktop: Page, handbook: str, language: str) -> None:
    """Roles and names as the browser passes them on: the landmarks, the combobox, the languages, the button for dark."""
    desktop.goto(f"{handbook}{language}/zoeken/")
    strip, ask, question, switch = {
        "nl": ("Hulp bij gevaar en snel weg", "Zoek in het handboek", "Waar loop je tegenaan?", "Taal"),
        "en": ("Help in danger and quick exit", "Search the handbook", "What are you running into?", "Language"),
    }[language]

    expect(desktop.get_by_role("complementary", name=strip)).to_be_visible()
    expect(desktop.get_by_role("banner")).to_be_visible()
    expect(desktop.get_by_role("main")).to_be_visible()
    expect(desktop.get_by_role("contentinfo")).to_be_visible()
    expect(desktop.get_by_role("search", name=ask)).to_be_visible()
    box = desktop.get_by_role("combobox", name=question)
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_accessible_description(hint_of(language))
    languages = desktop.get_by_role("navigation", name=switch)
    expect(languages.get_by_role("link", name="English")).to_have_attribute("hreflang", "en")
    expect(languages.get_by_role("link", name="Nederlands")).to_have_attribute("hreflang", "nl")


def hint_of(language: str) -> str:
    """Return the hint below the question box."""
    return {
        "nl": "Stel je vraag in gewone woorden, in het Nederlands of Engels. Noem geen namen of adressen; dat is niet nodig.",
        "en": "Ask in everyday words, in English or Dutch. Leave out names and addresses; they are not needed.",
    }[language]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_filters_work_with_the_keyboard_and_tell_what_they_are(page: Page, handbook: str, language: str) -> None:
    """A facet is a named group of checkboxes with numbers; Space narrows, and the number of results is announced."""
    question, facet = {"nl": ("Wie heeft de regie?", "Rol"), "en": ("Who coordinates?", "Role")}[language]
    page.goto(f"{handbook}{language}/zoeken/")
    page.locator("#hb-q").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator("#hb-list > li").first).to_be_visible()
    before = page.get_by_role("status").filter(has_text="10").first.inner_text()
    if page.locator(".hb-filters-all").get_attribute("open") is None:
        page.locator(".hb-filters-all > summary").focus()
        page.keyboard.press("Enter")
    box = page.get_by_role("group", name=facet).get_by_role("checkbox").first
    box.focus()
    with page.expect_response("**/v1/search"):
        page.keyboard.press("Space")

    expect(box).to_be_checked()
    expect(page.locator("#hb-status")).not_to_have_text(before)
    onward = page.locator(".hb-onward")
    if onward.is_visible():  # on a phone the filters stand before the results
        onward.press("Enter")
        expect(page.locator("#hb-results-title")).to_be_focused()
        expect(page.locator("#hb-list > li").first).to_be_in_viewport()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_language_is_switched_with_the_keyboard(page: Page, handbook: str, language: str) -> None:
    """Enter on the other language opens the same page in it."""
    other = {"nl": "en", "en": "nl"}[language]
    page.goto(f"{handbook}{language}/rollen/bestuurder/")
    page.locator(f".hb-languages a[hreflang='{other}']").press("Enter")
    page.wait_for_url(f"**/{other}/rollen/bestuurder/")

    expect(page.locator("html")).to_have_attribute("lang", other)


def test_the_menu_opens_and_closes_with_the_keyboard(page: Page, handbook: str) -> None:
    """On a phone: Enter opens it and says so, Escape closes it and goes back to the button."""
    page.goto(f"{handbook}nl/situaties/")
    button = page.locator("#hb-menu-button")
    if not button.is_visible():
        expect(page.locator("#hb-menu a").first).to_be_visible()
        return
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#hb-menu a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#hb-menu a").first).to_be_hidden()
    expect(button).to_be_focused()


def test_nothing_moves_for_readers_who_want_that(desktop: Page, handbook: str) -> None:
    """Jumping to a heading glides only where the system does not ask for less motion."""
    desktop.goto(f"{handbook}nl/situaties/ba-03/")
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    desktop.emulate_media(reduced_motion="no-preference")
    assert desktop.evaluate(behaviour) == "smooth"
    desktop.emulate_media(reduced_motion="reduce")
    assert desktop.evaluate(behaviour) == "auto"
    moving = "document.getAnimations().length"
    assert desktop.evaluate(moving) == 0


def test_controls_keep_their_edges_in_the_colours_that_a_system_imposes(desktop: Page, handbook: str) -> None:
    """Backgrounds go in forced colours, so quick exit, buttons and cards need an edge, and icons the colour of text."""
    desktop.emulate_media(forced_colors="active")
    desktop.goto(f"{handbook}nl/")
    edge = (
        "each => { const style = getComputedStyle(each);"
        " return [style.borderTopStyle, style.borderTopColor, style.backgroundColor]; }"
    )
    for control in ("#hb-exit", ".hb-ask .hb-button", ".hb-choices > li", "#hb-q"):
        style, colour, behind = desktop.locator(control).first.evaluate(edge)
        assert style == "solid", control
        assert colour != behind, control
    icon, text = desktop.locator("#hb-exit .hb-icon").evaluate(
        "icon => [getComputedStyle(icon).stroke, getComputedStyle(icon.parentElement).color]"
    )
    assert icon == text
