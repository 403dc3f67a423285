"""Typing errors, corrected to words of the handbook."""

from pathlib import Path

import pytest

from search_service.correction import Corrector
from search_service.errors import IndexUnusable
from search_service.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def corrector() -> Corrector:
    """Return the corrector of a handbook of a few words."""
    return Corrector(
        {
            "nl": Vocabulary.of("nl", ["De wethouder en de gemeente delen gegevens over het veiligheidsplan.", "gemeente"]),
            "en": Vocabulary.of("en", ["The alderman shares information."]),
        }
    )


@pytest.mark.parametrize(
    ("query", "language", "expected"),
    [
        ("wat doet de wethuoder?", "nl", "wat doet de wethouder?"),
        ("Gemeetne en veilighedisplna", "nl", "gemeente en veiligheidsplan"),
        ("what does the aldermna do", "en", "what does the alderman do"),
    ],
)
def test_a_word_with_an_error_becomes_the_word_of_the_handbook(
    corrector: Corrector, query: str, language: str, expected: str
) -> None:
    """Two letters that changed places are one error, and long words may have two."""
    assert corrector.corrected(query, language) == expected


@pytest.mark.parametrize(
    "query",
    [
        "wat doet de wethouder",  # nothing wrong
        "wethouders",  # another form
        "gemeenten, dochters en scholen",  # ordinary words
        "gegeven zijn de gezinnen",
        "couldn't the alderman share",  # a word with a mark in it
        "AVG GGD",  # too short
        "xyzzyxyzzy",  # near nothing
        "12345678",
        "",
    ],
)
def test_nothing_is_put_into_a_readers_mouth(corrector: Corrector, query: str) -> None:
    """Words that are right, ordinary, short or near nothing stay as they are."""
    assert corrector.corrected(query, "nl") is None


def test_a_vocabulary_is_saved_and_loaded(tmp_path: Path) -> None:
    """And anything else is refused with what to run."""
    vocabulary = Vocabulary.of("nl", ["De wethouder belt de wethouders."])
    vocabulary.save(tmp_path / "words.nl.json")
    assert Vocabulary.load("nl", tmp_path / "words.nl.json") == vocabulary
    assert vocabulary.counts["wethouder"] == 1
    for text in ("", "[]", '{"counts": {}, "ordinary": 1}'):
        (tmp_path / "bad.json").write_text(text, encoding="utf-8")
        with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
            Vocabulary.load("nl", tmp_path / "bad.json")
