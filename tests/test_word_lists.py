"""Words to avoid: what is found, what may stand, and the lists themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenwerkwijzer.errors import CommandError
from samenwerkwijzer.prose import Edition, Piece
from samenwerkwijzer.word_lists import Entry, read_word_list, word_faults

DATA = Path(__file__).parent.parent / "handbook_data"
LISTS = [(language, DATA / f"words.{language}.yml") for language in ("nl", "en")]
PATH = Path("handbook_data/words.nl.yml")


def edition(*texts: str, language: str = "nl") -> Edition:
    """Return an edition with these texts, one a line of one page."""
    return Edition(language, tuple(Piece("page", Path("kb/page.md"), line, "text", text) for line, text in enumerate(texts, 1)))


def faults(found: Edition, entry: Entry) -> list[str]:
    """Return the faults as they are printed."""
    return [str(fault) for fault in word_faults(found, [entry], PATH)]


def test_a_word_to_avoid_is_named_with_its_place_and_what_to_say() -> None:
    """Whoever mends it need not look for the list."""
    found = faults(edition("Goed.", "Doe dat middels overleg."), Entry("door, met", ("middels",), "ambtelijk"))

    assert found == ["kb/page.md:2: say 'door, met' instead of 'middels': ambtelijk [avoided-word]"]


def test_in_english_the_catalogue_stands_beside_the_page() -> None:
    """There it is mended."""
    (found,) = faults(edition("In order to help.", language="en"), Entry("to", ("in order to",), "officialese"))

    assert found.startswith("kb/page.md:1 (locale/en/LC_MESSAGES/page.po): say 'to' instead of 'In order to'")


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("MIDDELS", True),
        ("niet-middels", True),
        ("inmiddels", False),
        ("middelste", False),
        ("doe dat bijv. zo", True),
        ("bijv.", True),
        ("met betrekking tot", True),
        ("met deze betrekking tot", False),
    ],
)
def test_forms_are_whole_words_in_any_case(text: str, hit: bool) -> None:
    """A form within a longer word is another word; a phrase counts as it stands."""
    entry = Entry("door", ("middels", "met betrekking tot", "bijv."), "ambtelijk")

    assert bool(list(entry.hits(text))) == hit


def test_a_form_may_stand_in_a_title() -> None:
    """And nowhere else, also not in the same sentence."""
    entry = Entry("organisation", ("organizations",), "British", exceptions=("forms of organizations",))

    assert list(entry.hits("It is called “Network forms of organizations”.")) == []
    assert list(entry.hits("In “Network forms of organizations”, organizations differ.")) == ["organizations"]


def test_an_exception_that_nothing_needs_is_a_fault() -> None:
    """It would let the word pass, should someone write it there again."""
    entry = Entry("problemen", ("problematiek",), "vaag", exceptions=("Wet aanpak problematiek",))

    (found,) = faults(edition("Goed."), entry)

    assert "'Wet aanpak problematiek'" in found
    assert found.endswith("take it out [stale-exception]")


@pytest.mark.parametrize("text", ["- use: om", "- {use: om, avoid: [teneinde], why: x, exept: [y]}", "use: om", "- - ["], ids=str)
def test_a_list_that_is_not_as_it_should_be_says_so(tmp_path: Path, text: str) -> None:
    """A misspelt key would be silently without effect."""
    path = tmp_path / "words.nl.yml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match=r"words\.nl\.yml cannot be read .*make it a list of entries"):
        read_word_list(path)


@pytest.mark.parametrize(("language", "path"), LISTS)
def test_every_entry_says_why_and_names_no_form_twice(language: str, path: Path) -> None:
    """A word that no one can explain is soon ignored; one that stands twice gets two answers."""
    entries = read_word_list(path)
    forms = [form.lower() for entry in entries for form in entry.avoid]

    assert len(entries) >= 30
    assert all(entry.use and entry.avoid and entry.why for entry in entries)
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(("language", "path"), LISTS)
def test_no_entry_advises_a_word_that_another_avoids(language: str, path: Path) -> None:
    """The lists agree with themselves."""
    entries = read_word_list(path)

    assert [(one.use, other.use) for one in entries for other in entries if list(other.hits(one.use))] == []
