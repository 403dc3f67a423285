"""Pages as readers get them: items, back-links, listings, permalinks, the other edition."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from handbook_site import SITES, Built, build
from sphinx.util.inventory import InventoryFile


@pytest.fixture(scope="module")
def dutch(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small handbook in Dutch."""
    return build(SITES / "handbook", tmp_path_factory.mktemp("nl"))


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small handbook in English."""
    return build(SITES / "handbook", tmp_path_factory.mktemp("en"), "en")


def text_of(html: str) -> str:
    """Return the words of a page."""
    body = html[html.index('<div class="body"') : html.index('<div class="clearer">')]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_a_barrier_shows_what_helps_and_who_acts(dutch: Built) -> None:
    """The relation stands on the factor; the barrier's page has the back-link, with roles and basis."""
    words = text_of(dutch.page("situaties"))

    assert words.count("Wat helpt Afspraken over privacy helpen – Bestuurder, Regionaal projectleider") == 2
    assert words.count("Door de redactie verbonden.") == 1
    assert words.count("(Eindrapport, hoofdstuk 1)") == 1


def test_an_item_tells_from_when_its_source_is_and_what_limits_it(dutch: Built, english: Built) -> None:
    """Sections of one period stand together; a limit is said once."""
    words = text_of(dutch.page("privacy"))
    assert "Eindrapport , tabel 1 (mei 2021); hoofdstuk 1 (onderzoek van 2020) Het ging om één regio." in words
    words = text_of(english.page("privacy"))
    assert "Final report , table 1 (May 2021); chapter 1 (research of 2020) It was about one region." in words


def test_a_source_shows_why_a_section_is_left_out(dutch: Built, english: Built) -> None:
    """Every section is accounted for."""
    assert "hoofdstuk 4 niet overgenomen: leeswijzer" in text_of(dutch.page("bron"))
    assert "chapter 4 not taken over: reading guide" in text_of(english.page("bron"))


def test_a_reference_shows_the_title_in_the_language_of_the_edition(dutch: Built, english: Built) -> None:
    """``{item}`ba-01``` becomes the barrier's title, also where the title stands on another page."""
    assert "Dat helpt bij Niemand weet wat mag" in text_of(dutch.page("privacy"))
    assert "That helps with Nobody knows what is allowed" in text_of(english.page("privacy"))


def test_questions_written_in_a_subsection_stand_at_the_end_of_the_item(dutch: Built) -> None:
    """Authors write questions last, in the last subsection; they belong to the whole item."""
    page = dutch.page("privacy")

    assert page.index("</section>", page.index('id="sf-01-uit-de-praktijk"')) < page.index('class="hb-questions"')


def test_listings_match_fields_and_roles_from_actions(dutch: Built) -> None:
    """An item with an action for a role is listed with that role, and situations use the reader's words."""
    words = text_of(dutch.page("rollen/bestuurder"))

    assert "Afspraken over privacy helpen Leg samen vast wat je deelt. Dat helpt bij Niemand weet wat mag" in words
    assert "Wij delen niets Niemand weet wat mag We komen nergens aan toe Geen tijd" in words
    assert "Succesfactoren (1) Afspraken over privacy helpen Barrières (1) Niemand weet wat mag" in words


def test_table_cells_in_an_item_are_translated(english: Built) -> None:
    """Gettext would skip cells of Markdown tables without the extension's transform."""
    assert "Year Number 2020 3" in text_of(english.page("privacy"))


def test_every_item_has_a_permalink_that_leads_to_it(dutch: Built) -> None:
    """The page at ``i/<id>/`` redirects with a relative address, so it works under any path."""
    page = dutch.page("i/ba-02")

    assert 'content="0; url=../../situaties/#ba-02"' in page
    assert 'id="ba-02"' in dutch.page("situaties")


def test_items_are_in_the_inventory(dutch: Built) -> None:
    """Other Sphinx projects can refer to items by id."""
    inventory = InventoryFile.loads((dutch.out / "objects.inv").read_bytes(), uri="https://example.org").data

    assert inventory["hb:barriere"]["ba-01"].uri == "https://example.org/situaties/#ba-01"


def test_the_index_lists_every_item(dutch: Built) -> None:
    """The page of all items names each by its title."""
    for title in ("Afspraken over privacy helpen", "Niemand weet wat mag", "Geen tijd"):
        assert title in dutch.page("hb-items")


def test_a_source_shows_what_was_drawn_from_each_section(dutch: Built) -> None:
    """Items count through source, relations and paragraphs; pages only where no item does."""
    words = text_of(dutch.page("bron"))

    assert "hoofdstuk 2 Afspraken over privacy helpen , Geen tijd hoofdstuk 3 Proefhandboek" in words
    assert "tabel 1 Afspraken over privacy helpen" in words


def test_comments_for_reviewers_stay_out_of_the_page(dutch: Built) -> None:
    """``% bron:`` is for authors and the build."""
    assert "bron: er-" not in dutch.page("privacy")


def test_suggestions_hold_titles_situations_and_questions(english: Built) -> None:
    """The search box suggests from a static file in the reader's language."""
    held = json.loads((english.out / "suggestions.json").read_text(encoding="utf-8"))
    named = {entry["text"]: entry.get("names") for entry in held}

    assert {"No time", "We never get round to anything", "What may I share?"} <= named.keys()
    assert "What is allowed under Nobody knows what is allowed?" in named
    assert (named["No time"], named["What may I share?"]) == ("item", None)


def _contents(folder: Path) -> dict[str, bytes]:
    skip = {".buildinfo", ".buildinfo.bak"}
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name not in skip}


def test_a_parallel_build_writes_the_same_bytes(dutch: Built, tmp_path: Path) -> None:
    """Reading in parallel merges the items; nothing may get lost or change order."""
    parallel = build(SITES / "handbook", tmp_path, parallel=2)

    assert _contents(parallel.out) == _contents(dutch.out)


def test_an_incremental_build_writes_the_same_bytes_as_one_from_scratch(tmp_path: Path) -> None:
    """A changed title must reach every page that shows it, also pages that did not change."""
    source = tmp_path / "source"
    _copy(SITES / "handbook", source)
    build(source, tmp_path / "incremental")
    page = source / "situaties.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Niemand weet wat mag", "Iedereen twijfelt"), encoding="utf-8")

    incremental = build(source, tmp_path / "incremental")
    scratch = build(source, tmp_path / "scratch")

    assert _contents(incremental.out) == _contents(scratch.out)
    assert "Iedereen twijfelt" in incremental.page("privacy")


def _copy(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())


def test_pages_to_choose_from_show_their_first_sentence(tmp_path: Path) -> None:
    """In the language of the edition, and also after only the other page changed."""
    source = tmp_path / "source"
    _copy(SITES / "handbook", source)
    index = source / "index.md"
    index.write_text(index.read_text(encoding="utf-8") + "\n```{keuzes}\nrollen/bestuurder\n```\n", encoding="utf-8")
    page = source / "rollen" / "bestuurder.md"
    old = page.read_text(encoding="utf-8")
    page.write_text(old.replace("# Bestuurder\n", "# Bestuurder\n\nJe geeft richting. En meer.\n", 1), encoding="utf-8")
    first = build(source, tmp_path / "built")
    assert 'class="hb-choices' in first.page("")
    assert "Je geeft richting." in text_of(first.page(""))
    assert "En meer" not in text_of(first.page(""))

    page.write_text(page.read_text(encoding="utf-8").replace("Je geeft richting", "Je kiest"), encoding="utf-8")
    assert "Je kiest." in text_of(build(source, tmp_path / "built").page(""))


def test_related_items_say_what_they_have_in_common(tmp_path: Path) -> None:
    """"See also" gives no reason of its own: the shared themes do, on both ends."""
    source = tmp_path / "source"
    _copy(SITES / "handbook", source)
    page = source / "privacy.md"
    old = page.read_text(encoding="utf-8")
    page.write_text(old.replace(":thema:", ":zie-ook: ba-01 (redactie)\n:thema:", 1), encoding="utf-8")
    built = build(source, tmp_path / "built")

    assert "Zie ook Niemand weet wat mag – ook over informatiedeling" in text_of(built.page("privacy"))
    assert "Zie ook Afspraken over privacy helpen – ook over informatiedeling" in text_of(built.page("situaties"))
