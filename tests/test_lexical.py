"""The lexical index."""

from pathlib import Path

import pytest

from search_service.errors import IndexUnusable
from search_service.lexical import LexicalIndex

TEXTS = ["De wethouder bezoekt de partners.", "Een convenant regelt privacy.", "Privacy gaat over het gezin."]


def test_texts_with_the_words_of_the_query_score() -> None:
    """In any form of the word."""
    scores = LexicalIndex.build("nl", TEXTS).scores("wethouders")
    assert (scores > 0).tolist() == [True, False, False]


@pytest.mark.parametrize("query", ["xyzzy", "wat is het", "?"])
def test_a_query_without_known_words_scores_nothing(query: str) -> None:
    """For every text."""
    assert LexicalIndex.build("nl", TEXTS).scores(query).tolist() == [0, 0, 0]


def test_a_score_says_how_much_of_the_query_a_text_holds() -> None:
    """All of it is about 1, whatever the words; one word of many is little, even where no text has more."""
    index = LexicalIndex.build("nl", TEXTS)
    assert index.scores("wethouder bezoekt partners")[0] == pytest.approx(0.9, abs=0.1)
    assert index.scores("wethouder")[0] == pytest.approx(0.9, abs=0.1)
    assert 0 < index.scores("wethouder fietst morgen langs kantoor")[0] < 0.3


@pytest.mark.parametrize("query", ["wethuoder", "wethoudersoverleg", "gezin s plan"])
def test_a_typing_error_and_a_compound_still_find_the_word(query: str) -> None:
    """They share pieces with it."""
    assert LexicalIndex.build("nl", TEXTS).scores(query).max() > 0.15


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    """And scores as before."""
    LexicalIndex.build("nl", TEXTS).save(tmp_path / "lexical.nl")
    index = LexicalIndex.load("nl", tmp_path / "lexical.nl")
    assert index.scores("privacy").max() > 0


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    """With what to run."""
    with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
        LexicalIndex.load("nl", tmp_path / "lexical.nl")
