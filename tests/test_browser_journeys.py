"""What people come to do, as docs/tasks.md lists it: each task in both languages, on a phone and on a desktop."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import copied
from playwright.sync_api import Browser, Page, expect

from evaluation.static_host import static_host

pytestmark = pytest.mark.browser

LANGUAGES = ("nl", "en")


@pytest.fixture(params=LANGUAGES)
def start(page: Page, handbook: str, request: pytest.FixtureRequest) -> tuple[Page, str]:
    """The start page, and its language."""
    page.goto(f"{handbook}{request.param}/")
    return page, request.param


def ask(page: Page, question: str) -> None:
    """Ask on the start page and wait for results."""
    page.locator("#hb-q").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator("#hb-list > li").first).to_be_visible()


def test_a_situation_shows_what_helps_and_who_arranges_it(start: tuple[Page, str]) -> None:
    """Two steps: the situations, and the sentence that one recognises."""
    page, language = start
    door, sentence = {
        "nl": ("Kijken wat helpt in een situatie die ik herken", "niemand zeker weet wat de AVG toestaat"),
        "en": ("See what helps in a situation I recognise", "GDPR"),
    }[language]
    page.get_by_role("link", name=door).click()
    page.locator(".hb-situations a").filter(has_text=sentence).first.click()

    expect(page.locator("#wat-helpt")).to_be_visible()
    expect(page.locator(".hb-who-acts").first).to_be_visible()


def test_a_role_has_a_checklist_that_prints_on_one_sheet(browser: Browser, handbook: str, tmp_path: Path) -> None:
    """Every role, both languages: one A4, with a box before each point, and without the rest of the page."""
    context = browser.new_context()
    page = context.new_page()
    page.emulate_media(media="print")
    for language in LANGUAGES:
        for role in ("professional", "leidinggevende", "manager", "bestuurder", "projectleider"):
            page.goto(f"{handbook}{language}/rollen/{role}/")
            sheet = page.pdf(format="A4", margin={"top": "12mm", "bottom": "12mm", "left": "15mm", "right": "15mm"})
            box = "title => getComputedStyle(title, '::before').width"
            widths = page.locator(".hb-checklistpunt > h2").evaluate_all(f"all => all.map({box})")
            shown = page.locator("main li a:visible, .hb-header:visible, .hb-panel:visible").count()

            assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1, (language, role)
            assert widths
            assert all(float(width.removesuffix("px")) > 8 for width in widths)
            assert shown <= page.locator(".hb-actions li a, .hb-checklistpunt li a").count()
    context.close()


def test_the_print_button_prints(page: Page, handbook: str) -> None:
    """Two steps from the start page."""
    page.goto(f"{handbook}nl/")
    page.get_by_role("link", name="Zien wat van mij als professional wordt gevraagd").click()
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print de checklist op één A4").click()

    assert page.evaluate("window.printed") is True


def test_a_word_is_explained(start: tuple[Page, str]) -> None:
    """The glossary is one step away and holds the term."""
    page, language = start
    name, term = {
        "nl": ("Een woord of afkorting opzoeken", "doorzettingsmacht"),
        "en": ("Look up a word or an abbreviation", "power to force a decision"),
    }[language]
    page.get_by_role("link", name=name).click()

    expect(page.locator("dl.glossary dt").filter(has_text=term).first).to_be_visible()


def test_an_alderman_finds_what_to_arrange_before_a_pilot(start: tuple[Page, str]) -> None:
    """One of the example questions: the first result answers, and its page says so at the top."""
    page, language = start
    question, checklist = {
        "nl": ("Wat regelt een wethouder voordat een pilot begint?", "Checklist voor bestuurders, zoals wethouders"),
        "en": ("What should an alderman arrange before a pilot starts?", "Checklist for senior leaders, such as aldermen"),
    }[language]
    page.get_by_role("link", name=question).click()
    expect(page.locator("#hb-list > li").first).to_have_attribute("data-item", "st-27")

    page.go_back()
    page.get_by_role("link", name=checklist).click()
    expect(page.locator("main a[href*='st-27']").first).to_be_visible()


def test_a_question_from_an_intake_finds_the_passage_with_its_source(start: tuple[Page, str]) -> None:
    """One step: the answer, who acts, and the section it comes from stand on the card."""
    page, language = start
    ask(
        page,
        {
            "nl": "Drie organisaties werken met een gezin en iedereen wacht op de ander",
            "en": "Three organisations work with a family and each waits for the other",
        }[language],
    )
    first = page.locator("#hb-list > li").first

    expect(first.locator("mark").first).not_to_be_empty()
    expect(first.locator(".hb-result-sources a").first).to_be_visible()


def test_buttons_on_a_result_say_what_they_do(start: tuple[Page, str]) -> None:
    """No text that the scripts ask for is missing."""
    page, language = start
    ask(page, {"nl": "Wie heeft de regie?", "en": "Who coordinates?"}[language])
    texts = page.locator("#hb-list button").all_inner_texts()

    assert texts
    assert not [text for text in texts if not text.strip() or "undefined" in text]


def copied_row(page: Page, name: str) -> dict[str, str]:
    """Copy a row of the open panel."""
    return copied(page, page.locator(".hb-sharing[open] dl > div", has_text=name).get_by_role("button").first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trainer_copies_everything_that_points_to_an_item(page: Page, handbook: str, language: str) -> None:
    """Link, reference, line for a slide, Markdown and code, each with the address at which this site stands."""
    page.goto(f"{handbook}{language}/succesfactoren/sf-06/")
    page.locator(".hb-sharing > summary").first.click()
    address, title = f"{handbook}{language}/i/sf-06/", page.locator("h1").inner_text().rstrip("#")
    names = {
        "nl": ("Vaste link", "APA", "dia", "Markdown", "Insluiten"),
        "en": ("Permanent link", "APA", "slide", "Markdown", "Embed"),
    }
    link, reference, line, markdown, code = (copied_row(page, name) for name in names[language])

    assert link == {"text/plain": address}
    assert reference["text/plain"].endswith(f"{title}. Samenwerkwijzer. {address}")
    assert f"<em>{title}</em>" in reference["text/html"]
    assert line["text/plain"] == f"{title} – Samenwerkwijzer, {address.split('://')[1]}"
    assert markdown["text/plain"] == f"[{title}]({address})"
    assert f'src="{handbook}{language}/embed/sf-06/"' in code["text/plain"]
    other = {"nl": "English", "en": "Nederlands"}[language]
    assert copied_row(page, other) == {"text/plain": f"{handbook}{({'nl', 'en'} - {language}).pop()}/i/sf-06/"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_trainer_copies_most_is_one_press_away(page: Page, handbook: str, language: str) -> None:
    """Link, reference and code for another site stand at the top of an item, without the panel; so does the QR code."""
    page.goto(f"{handbook}{language}/situaties/ba-02/")
    copy = {"nl": "Kopieer", "en": "Copy"}[language]
    buttons = page.get_by_role("button", name=re.compile(f"^{copy}: "))
    link, other, reference, code = (copied(page, buttons.nth(place)) for place in range(4))
    address = f"{handbook}{language}/i/ba-02/"

    assert link == {"text/plain": address}
    assert other == {"text/plain": f"{handbook}{({'nl', 'en'} - {language}).pop()}/i/ba-02/"}
    assert reference["text/plain"].endswith(f"Samenwerkwijzer. {address}")
    assert f'src="{handbook}{language}/embed/ba-02/"' in code["text/plain"]
    expect(page.locator(".hb-sharing[open]")).to_have_count(0)
    with page.expect_download() as download:
        page.locator(".hb-quick a").click()
    assert download.value.suggested_filename == f"qr-ba-02-{language}.svg"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_is_no_item_can_be_cited_too(page: Page, handbook: str, language: str) -> None:
    """Its panel stands below the text."""
    page.goto(f"{handbook}{language}/themas/regie/")
    page.locator(".hb-page-panel summary").click()

    assert copied_row(page, "Link" if language == "en" else "link") == {"text/plain": f"{handbook}{language}/themas/regie/"}


def test_a_qr_code_is_there_to_save(page: Page, handbook: str) -> None:
    """The picture loads when the panel is opened, and the link saves it under the item's id."""
    page.goto(f"{handbook}nl/situaties/ba-02/")
    page.locator(".hb-sharing > summary").first.click()
    expect(page.locator(".hb-qr img")).to_be_visible()
    page.wait_for_function("() => document.querySelector('.hb-qr img').naturalWidth > 0")

    with page.expect_download() as download:
        page.locator(".hb-qr a").click()
    assert download.value.suggested_filename == "qr-ba-02-nl.svg"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, handbook: str) -> Iterator[str]:
    """A page of another site, with an item and an ordinary page of the handbook in frames."""
    folder = tmp_path_factory.mktemp("les")
    frames = [f'<iframe title="{name}" src="{handbook}nl/{name}/"></iframe>' for name in ("embed/ba-02", "situaties/ba-02")]
    (folder / "index.html").write_text("<!doctype html>" + "".join(frames), encoding="utf-8")
    with static_host(folder) as host:
        yield host


def test_another_site_can_show_an_item_and_nothing_else(page: Page, elsewhere: str, handbook: str) -> None:
    """The view has the text and a way to the handbook, which opens in a new tab; an ordinary page refuses."""
    page.goto(elsewhere)
    view = page.frame_locator("iframe[title='embed/ba-02']")
    expect(view.locator("h1")).to_contain_text("Gebrek aan mandaat")
    expect(view.locator(".hb-header, .hb-strip, .hb-sharing")).to_have_count(0)
    expect(page.frame_locator("iframe[title='situaties/ba-02']").get_by_text("Gebrek aan mandaat")).to_have_count(0)
    with page.expect_popup() as opened:
        view.get_by_role("link", name="Lees dit in het handboek").click()

    assert opened.value.url == f"{handbook}nl/situaties/ba-02/#ba-02"


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_from_municipalities_are_one_step_away(page: Page, handbook: str, language: str) -> None:
    """From the start page to cards of municipalities."""
    page.goto(f"{handbook}{language}/")
    name = {"nl": "Voorbeelden uit regio’s en gemeenten", "en": "Examples from regions and municipalities"}[language]
    page.get_by_role("link", name=name).click()

    expect(page.locator(".hb-cards a[href*='pv-']")).to_have_count(5)


def test_links_and_images_of_the_start_page_lead_somewhere(page: Page, handbook: str) -> None:
    """Every address that the start page names answers."""
    page.goto(f"{handbook}nl/")
    addresses = page.locator("a[href], link[href], img[src]").evaluate_all("all => all.map(each => each.href || each.src)")
    own = {address.partition("#")[0] for address in addresses if address.startswith(handbook)}

    assert len(own) > 30
    for address in sorted(own):
        with urllib.request.urlopen(address) as answer:
            assert answer.status == 200
