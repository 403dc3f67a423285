"""The check of spelling: what is looked up, what is right, and what is named."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest

from samenwerkwijzer.dictionaries import ProjectWords, load_dictionary
from samenwerkwijzer.prose import Edition, Piece
from samenwerkwijzer.spelling import Speller, spelling_faults, tokens
from search_service.vocabulary import DICTIONARIES

DATA = Path(__file__).parent.parent / "handbook_data"
OWN = Path("handbook_data/spelling.txt")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose dictionary has a word and a phrase."""
    (tmp_path / "handbook_data").mkdir()
    (tmp_path / OWN).write_text("# terms\nHGKM\nVeilig Thuis  # stays Dutch\n", encoding="utf-8")
    return tmp_path


def faults(project: Path, language: str, *texts: str, mixed: tuple[str, ...] = ()) -> list[str]:
    """Return the faults in an edition with these texts, one a line, and one that needs all of the project's dictionary."""
    pieces = [Piece("page", Path("kb/page.md"), line, "text", text) for line, text in enumerate(texts, 1)]
    needs_all = Piece("index", Path("kb/index.md"), 1, "title", "HGKM, Veilig Thuis")
    edition = Edition(language, (*pieces, needs_all))
    return [str(fault) for fault in spelling_faults(edition, project, OWN, mixed)]


def test_a_misspelt_word_is_named_with_its_place_and_what_to_do(project: Path) -> None:
    """Once a file, with all that is wrong in the same piece."""
    found = faults(project, "nl", "Het gezinn is veiligg.", "Nog een gezinn.")

    told = "in no dictionary: gezinn, veiligg; mend it, or add it to handbook_data/spelling.txt if it is right"
    assert found == [f"kb/page.md:1: {told} [misspelt]"]


def test_in_english_the_catalogue_stands_beside_the_page(project: Path) -> None:
    """There it is mended."""
    (found,) = faults(project, "en", "A saftey plan.")

    assert found.startswith("kb/page.md:1 (locale/en/LC_MESSAGES/page.po): in no dictionary: saftey;")


def test_a_word_of_the_project_that_nothing_needs_is_a_fault(project: Path) -> None:
    """It would let a slip pass that nobody wants any more."""
    (project / OWN).write_text("HGKM\nVeilig Thuis\n\nZVH\ngezin\n", encoding="utf-8")

    assert faults(project, "nl", "Het gezin.") == [
        "handbook_data/spelling.txt:4: 'ZVH' is not needed: take it out [stale-word]",
        "handbook_data/spelling.txt:5: 'gezin' is not needed: take it out [stale-word]",
    ]


def test_a_phrase_holds_only_as_it_stands(project: Path) -> None:
    """The second word alone is no English."""
    assert faults(project, "en", "Call Veilig Thuis.") == []
    assert len(faults(project, "en", "Call Thuis.")) == 1


def test_where_titles_are_mixed_a_word_of_either_language_is_right(project: Path) -> None:
    """A reading list names Dutch books in the English edition."""
    assert len(faults(project, "en", "Samenwerken en regisseren")) == 1
    assert faults(project, "en", "Samenwerken en regisseren", mixed=("kb/page.md",)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jeugd- en gezinshulp", ["Jeugd-", "en", "gezinshulp"]),
        ("de GI’s (‘vo’)", ["de", "GI's", "vo"]),
        ("over-en-weer – 0800-2000", ["over-en-weer", "0800-2000"]),
        ("zie https://example.org/waarom of mail naar a@example.org", ["zie", "of", "mail", "naar"]),
        ("families’ needs", ["families", "needs"]),
        ("Nog {count} van {total}", ["Nog", "van"]),
    ],
)
def test_words_are_looked_up_and_addresses_and_placeholders_are_not(text: str, expected: list[str]) -> None:
    """The curly apostrophe is made straight, as dictionaries have it."""
    assert list(tokens(text)) == expected


RIGHT = {
    "nl": ["regisseur", "Regisseur", "H10", "mode-2", "r", "foto's", "Rotterdam's", "oud-bestuurder", "gezins-", "COVID-19"],
    "en": ["behaviour", "coordinator's", "part-time", "cross-domain", "H10", "Wijdemeren's"],
}
WRONG = {
    "nl": ["regiseur", "tafel's", "oud-bestuurdr", "gezins", "bestuurdr-", "wordtt"],
    "en": ["behavior", "cordinator's", "cross-domian", "teh", "Thuis"],
}


@pytest.mark.parametrize(("language", "word"), [(language, word) for language, words in RIGHT.items() for word in words])
def test_a_word_is_right(language: str, word: str, tmp_path: Path) -> None:
    """As it stands, by its parts, without its possessive or its linking s, or because it is a figure."""
    assert speller(language, tmp_path).is_right(word)


@pytest.mark.parametrize(("language", "word"), [(language, word) for language, words in WRONG.items() for word in words])
def test_a_word_is_wrong(language: str, word: str, tmp_path: Path) -> None:
    """The rules for compounds and possessives let no error through that the dictionary would find."""
    assert not speller(language, tmp_path).is_right(word)


def speller(language: str, folder: Path) -> Speller:
    """Return a speller whose project knows three words."""
    path = folder / "spelling.txt"
    path.write_text("COVID\nWijdemeren\nregie\n", encoding="utf-8")
    return Speller(language, [load_dictionary(language), ProjectWords(path)])


@pytest.mark.parametrize("word", ["onveiligs", "Onveiligs"])
def test_a_small_letter_in_the_project_allows_a_capital(word: str, tmp_path: Path) -> None:
    """At the start of a sentence; a capital allows no small letter."""
    path = tmp_path / "spelling.txt"
    path.write_text("onveiligs\nHuizen\n", encoding="utf-8")

    assert ProjectWords(path).lookup(word)
    assert not ProjectWords(path).lookup("huizen")


def test_every_word_is_looked_up_once() -> None:
    """A lookup takes milliseconds, and the handbook has sixty thousand words."""
    dictionary = Mock()
    dictionary.lookup.side_effect = lambda word: word != "fout"
    found = Speller("nl", [dictionary])

    assert [found.is_right(word) for word in ("goed", "fout", "goed", "fout")] == [True, False, True, False]
    assert [call.args for call in dictionary.lookup.call_args_list] == [("goed",), ("fout",)]


@pytest.mark.parametrize("language", list(DICTIONARIES))
def test_the_words_of_the_project_are_sorted_in_their_groups(language: str) -> None:
    """So that one word stands in one place."""
    groups = (DATA / f"spelling.{language}.txt").read_text(encoding="utf-8").split("\n\n")
    lists = [[line for line in group.splitlines() if line and not line.startswith("#")] for group in groups]

    assert [words for words in lists if words != sorted(words, key=lambda word: (word.lower(), word))] == []
    assert all(group.startswith("#") for group in groups)
