"""Words of a text."""

import pytest

from search_service.analysis import clean, stems, stop_words, words


def test_case_and_diacritics_make_no_difference() -> None:
    """A phone often leaves diacritics out."""
    assert words("Casuïstiek, BARRIÈRE!") == ["casuistiek", "barriere"]


def test_soft_hyphens_are_not_seen() -> None:
    """A soft hyphen within a word does not cut it."""
    assert words("samen\u00adwerking") == ["samenwerking"]


def test_dutch_words_are_cut_back_to_their_stem() -> None:
    """Singular and plural meet."""
    assert stems("De wethouders", "nl") == stems("een wethouder", "nl")


def test_english_words_are_cut_back_to_their_stem() -> None:
    """Verb forms meet."""
    assert stems("sharing", "en") == stems("we shared", "en")


def test_stop_words_carry_no_meaning() -> None:
    """A question of function words only has no stems."""
    assert stems("wat doen wij dan", "nl") == []
    assert stems("what is this about", "en") == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_stop_words_are_folded(language: str) -> None:
    """The list is compared with folded words."""
    assert all(words(word) == [word] for word in stop_words(language))


def test_cleaning_leaves_plain_quotes_and_single_spaces() -> None:
    """What people paste looks like what people type."""
    assert clean("  the\u00a0family\u2019s\n\tplan\u200b ") == "the family's plan"
