"""The handbook in a real browser: search, filter, follow, switch language, and go on when the service is stopped."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import product
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect
from real_service import PROJECT, Service

from evaluation.accessibility import WIDTHS, violations
from evaluation.static_host import static_host
from samenwerkwijzer.site import SiteBuild

pytestmark = pytest.mark.browser

QUESTIONS = {
    "nl": "wat helpt als privacyregels het delen van informatie blokkeren?",
    "en": "what helps when privacy rules block sharing?",
}
ANSWERS = {"sf-06", "st-01", "ba-03"}
PAGES = ["", "zoeken/", "situaties/", "situaties/ba-03/", "rollen/bestuurder/", "begrippen/", "bronnen/br-er/", "hb-items/"]
ON_TOP = """link => {
  const box = link.getBoundingClientRect();
  return link.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}"""
DRAWN = ["beter-samenspel/enquete/", "casusregie/", "casusregie/indicatoren/", "methoden/mt-vijf-kringen/", "regios/sa-rr/"]


def ask(page: Page, address: str, language: str) -> None:
    """Ask the privacy question on the search page and wait for results."""
    page.goto(f"{address}{language}/zoeken/")
    page.locator("#hb-q").fill(QUESTIONS[language])
    page.locator("#hb-q").press("Enter")
    expect(page.locator("#hb-list > li").first).to_be_visible()


def found(page: Page) -> list[str]:
    """Return the ids of the results shown."""
    return [str(entry.get_attribute("data-item")) for entry in page.locator("#hb-list > li").all()]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_question_gives_cards_with_the_sentence_that_answers(page: Page, handbook: str, language: str) -> None:
    """The three items that help come first, each with a marked sentence, its source and its permalink."""
    ask(page, handbook, language)

    assert set(found(page)[:5]) >= ANSWERS
    first = page.locator("#hb-list > li").first
    expect(first.locator("mark")).not_to_be_empty()
    expect(first.locator(".hb-result-sources")).to_contain_text("4.1")
    assert re.search(rf"/{language}/i/[a-z0-9-]+/$", str(first.locator(".hb-permalink").get_attribute("href")))
    expect(page.locator("#hb-status")).to_contain_text(re.compile(r"\d+"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_result_leads_to_its_item_and_its_answer_to_its_place(page: Page, handbook: str, language: str) -> None:
    """The title shows the item from its start; a link below the answer shows the section with the sentence that was marked."""
    ask(page, handbook, language)
    result = page.locator("#hb-list > li", has=page.locator(".hb-place")).first
    answer, title = result.locator("mark").first.inner_text(), result.locator("h3").inner_text()
    result.locator("h3 a").click()
    page.wait_for_url(re.compile("#"))
    expect(page.locator(f"[id='{urlsplit(page.url).fragment}'] > :is(h1, h2, h3)").first).to_be_in_viewport()

    ask(page, handbook, language)
    page.locator("#hb-list > li", has=page.locator(".hb-place")).first.locator(".hb-place a").click()
    page.wait_for_url(re.compile("#"))

    target = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    expect(target).to_be_in_viewport()
    expect(target).to_contain_text(answer)
    expect(page.locator("main")).to_contain_text(title)


def test_a_filter_leaves_only_results_with_that_value(page: Page, handbook: str) -> None:
    """Choosing a type asks again, within that type."""
    ask(page, handbook, "nl")
    filters = page.locator("#hb-filters")
    for closed in filters.locator("details:not([open]) > summary").all():
        closed.click()
    filters.locator("input[name='type'][value='strategie']").check()
    expect(page.locator("#hb-list > li[data-item='ba-03']")).to_have_count(0)

    assert found(page)
    assert all(item.startswith("st-") for item in found(page))


def test_the_language_switch_stays_on_the_page(page: Page, handbook: str) -> None:
    """From a Dutch item to the same item in English, and back."""
    page.goto(f"{handbook}nl/situaties/ba-03/")
    page.locator(".hb-languages a[hreflang='en']").click()
    page.wait_for_url("**/en/situaties/ba-03/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".hb-languages a[hreflang='nl']").click()
    page.wait_for_url("**/nl/situaties/ba-03/")


def test_the_question_stays_out_of_address_title_and_storage(page: Page, handbook: str) -> None:
    """Whoever looks at the phone later, or at its history, finds no question."""
    ask(page, handbook, "nl")
    places = "[location.href, document.title, {...localStorage}, {...sessionStorage}, document.cookie]"
    kept = page.evaluate(f"JSON.stringify({places})")

    assert "privacyregels" not in kept


def test_typing_sends_nothing_and_suggests_from_a_file(page: Page, handbook: str) -> None:
    """Suggestions come from a file that was fetched once; no keystroke leaves the browser."""
    sent: list[Request] = []
    page.goto(f"{handbook}nl/zoeken/")
    page.on("request", lambda request: sent.append(request))
    page.locator("#hb-q").press_sequentially("convenant")
    expect(page.locator("#hb-suggestions [role='option']").first).to_be_visible()

    assert all(urlsplit(request.url).path.startswith(("/nl/suggestions.json", "/nl/_static/")) for request in sent)
    assert all(not urlsplit(request.url).query and request.method == "GET" for request in sent)


def test_a_suggestion_is_chosen_with_the_keyboard(page: Page, handbook: str) -> None:
    """Arrow down, Enter, and it is asked; Escape closes the list and keeps the words."""
    page.goto(f"{handbook}nl/zoeken/")
    field = page.locator("#hb-q")
    field.press_sequentially("lost extra")
    first = page.locator("#hb-suggestions [role='option']").first
    expect(first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("lost extra")
    text = first.inner_text()
    field.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value(text)
    expect(page.locator("#hb-list > li").first).to_be_visible()


@pytest.mark.parametrize(
    ("place", "typed", "note", "leads"),
    [
        ("nl/", "gebrek aan mandaat", "open de pagina", "nl/situaties/ba-02/#ba-02"),
        ("en/zoeken/", "lack of mandate", "open the page", "en/situaties/ba-02/#ba-02"),
        ("nl/zoeken/", "doorzettingsmacht", "lees de uitleg", "nl/begrippen/#term-doorzettingsmacht"),
    ],
)
def test_a_suggestion_that_is_a_name_opens_what_it_names(
    page: Page, handbook: str, place: str, typed: str, note: str, leads: str
) -> None:
    """By a click or with the keyboard; nothing is asked of the service."""
    for choose in (["ArrowDown", "Enter"], []):
        page.goto(f"{handbook}{place}")
        page.locator("#hb-q").press_sequentially(typed)
        first = page.get_by_role("option").first
        expect(first).to_contain_text(note)
        for key in choose:
            page.keyboard.press(key)
        if not choose:
            first.click()
        page.wait_for_url(f"{handbook}{leads}")


def test_a_link_to_a_search_is_read_and_then_taken_from_the_address(page: Page, handbook: str) -> None:
    """The question stands after ``#``, which browsers do not send, and goes from the address at once."""
    page.goto(f"{handbook}nl/zoeken/#q=privacyregels")
    expect(page.locator("#hb-list > li").first).to_be_visible()
    expect(page.locator("#hb-q")).to_have_value("privacyregels")

    assert page.url == f"{handbook}nl/zoeken/"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_asks_another_host_for_anything(page: Page, handbook: str, language: str) -> None:
    """Fonts, scripts and styles are the handbook's own, and a search goes to the handbook's own service."""
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    for name in PAGES:
        page.goto(f"{handbook}{language}/{name}")
    ask(page, handbook, language)

    assert hosts == {urlsplit(handbook).netloc}


@pytest.mark.parametrize("name", [*PAGES, *DRAWN])
def test_every_page_shows_the_emergency_numbers_and_the_way_out(page: Page, handbook: str, name: str) -> None:
    """112 and Veilig Thuis can be called and the site can be left, also from the end of the page, in both languages."""
    targets = ("a[href='tel:112']", "a[href='tel:08002000']", "#hb-exit")
    for language in ("nl", "en"):
        page.goto(f"{handbook}{language}/{name}")
        for place, target in product(("0", "document.body.scrollHeight"), targets):
            page.evaluate(f"scrollTo(0, {place})")
            assert page.locator(target).first.evaluate(ON_TOP), f"{target} is covered"


def test_what_was_drawn_from_a_source_can_be_read(page: Page, handbook: str) -> None:
    """Names of sections are long; what stands beside them keeps room for words."""
    page.goto(f"{handbook}nl/bronnen/br-er/")
    widths = page.locator(".hb-coverage dd").evaluate_all("all => all.map(each => each.getBoundingClientRect().width)")

    assert widths
    assert min(widths) >= 96


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_shows_the_form_that_fits_the_screen(page: Page, handbook: str, name: str) -> None:
    """The other form is hidden, also from screen readers, and text is never smaller than 12 pixels."""
    page.goto(f"{handbook}nl/{name}")
    shown = page.locator(".hb-drawing svg:visible")
    form = "hb-narrow" if page.viewport_size and page.viewport_size["width"] == WIDTHS["phone"] else "hb-wide"

    assert shown.count() == page.locator(".hb-drawing").count() > 0
    assert set(shown.evaluate_all("all => all.map(each => each.getAttribute('class'))")) == {form}
    scales = shown.evaluate_all("all => all.map(each => each.getBoundingClientRect().width / each.viewBox.baseVal.width)")
    assert min(scales) >= 12 / 14


def test_a_table_is_a_list_of_rows_on_a_phone(page: Page, handbook: str) -> None:
    """Each cell then names its column; on a wide screen the heads do."""
    page.goto(f"{handbook}nl/beter-samenspel/enquete/")
    phone = page.viewport_size is not None and page.viewport_size["width"] == WIDTHS["phone"]
    cell = page.locator(".hb-table td").first

    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == (
        '"Niet toegepast (n=6)"' if phone else "none"
    )
    assert page.locator(".hb-table table").first.aria_snapshot().startswith("- table")
    assert "columnheader" in page.locator(".hb-table table").first.aria_snapshot()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_are_accessible_in_light_and_dark(page: Page, handbook: str, scheme: str) -> None:
    """With cards, filters and the emergency numbers above them."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    ask(page, handbook, "nl")

    assert violations(page) == []
    numbers, results = page.locator("#hb-urgent").bounding_box(), page.locator("#hb-list").bounding_box()
    assert numbers is not None
    assert results is not None
    assert numbers["y"] < results["y"]


def test_an_address_that_does_not_exist_leads_back(page: Page, handbook: str) -> None:
    """The page for it is in the edition's language and has a way to search."""
    answer = page.goto(f"{handbook}en/situaties/nergens/")

    assert answer is not None
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("main a[href$='/zoeken/'], main a[href$='zoeken/']").first).to_be_visible()


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Service]]:
    """The site under a path of a static host, with the service at another address that allows it."""
    root = tmp_path_factory.mktemp("host")
    site = root / "handboek"
    with static_host(root) as host:
        origin = host.rstrip("/")
        running = Service(SAMENWERKWIJZER_ALLOWED_ORIGINS=origin, SAMENWERKWIJZER_PUBLIC_URL=f"{origin}/handboek")
        address = running.address.rstrip("/")
        built = SiteBuild(PROJECT, root / "build", site, service_url=address, public_url=f"{origin}/handboek")
        shutil.copytree(PROJECT / "build" / "sphinx" / "nl", root / "build" / "sphinx" / "nl")  # the pages as they were read
        for _, command in [step for step in built.steps() if step[0].endswith(" nl")]:
            subprocess.run(command, cwd=PROJECT, check=True)
        built.publish()
        try:
            yield f"{host}handboek/", running.wait()
        finally:
            running.stop()


def test_the_site_works_under_a_path_with_the_service_elsewhere_and_without_it(
    page: Page, elsewhere: tuple[str, Service]
) -> None:
    """Results come from the service; once it is stopped the browser searches by itself, and says so."""
    address, running = elsewhere
    if running.process.poll() is None:
        ask(page, address, "nl")
        assert set(found(page)[:5]) >= ANSWERS
        expect(page.locator("#hb-notice")).to_be_empty()
        page.locator("#hb-list > li").first.locator("h3 a").click()
        page.wait_for_url(f"{address}nl/**")
        running.stop()

    ask(page, address, "nl")

    expect(page.locator("#hb-notice")).not_to_be_empty()
    expect(page.locator("#hb-urgent a[href='tel:112']")).to_be_visible()
    link = page.locator("#hb-list > li a").first
    link.click()
    page.wait_for_url(f"{address}nl/**")
    expect(page.locator("h1")).to_be_visible()


def test_hreflang_names_both_editions(page: Page, elsewhere: tuple[str, Service]) -> None:
    """With the public address set, the links are whole."""
    address, _ = elsewhere
    page.goto(f"{address}nl/situaties/ba-03/")
    links = {
        str(link.get_attribute("hreflang")): str(link.get_attribute("href"))
        for link in page.locator("link[rel='alternate'][hreflang]").all()
    }

    assert links["nl"] == f"{address}nl/situaties/ba-03/"
    assert links["en"] == f"{address}en/situaties/ba-03/"


def test_a_permalink_leads_to_its_item(page: Page, elsewhere: tuple[str, Service]) -> None:
    """On a static host, under a path."""
    address, _ = elsewhere
    page.goto(f"{address}nl/i/rc-bestuurder-2/")
    page.wait_for_url(f"{address}nl/rollen/bestuurder/#rc-bestuurder-2")


