"""The measures: words, syllables, long sentences and reading ease."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenwerkwijzer.readability import Figures, flesch_douma, measure, words
from samenwerkwijzer.syllables import syllables

SYLLABLES = Path(__file__).parent / "data" / "syllables.nl.txt"
COUNTED = [line.split() for line in SYLLABLES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wie helpt?", ["Wie", "helpt"]),
        ("Zo'n Zorg- en Veiligheidshuis", ["Zo'n", "Zorg", "en", "Veiligheidshuis"]),
        ("bel 0800-2000, gemiddeld 4,17", ["bel", "0800-2000", "gemiddeld", "4,17"]),
        ("de GI’s – en MDA++ …", ["de", "GI’s", "en", "MDA"]),
        ("en/of", ["en", "of"]),
    ],
)
def test_a_word_is_a_run_of_letters_and_digits(text: str, expected: list[str]) -> None:
    """What stands inside it parts no words; dashes and dots on their own are none."""
    assert words(text) == expected


def test_syllables_are_counted_as_the_docstring_says() -> None:
    """149 of 150 words right, and one syllable too many where there are 413: the text is not flattered."""
    counts = [(syllables(word), int(count)) for word, count in COUNTED]

    assert len(counts) == 150
    assert sum(found == expected for found, expected in counts) == 149
    assert (sum(found for found, _ in counts), sum(expected for _, expected in counts)) == (414, 413)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("regio", 3),
        ("situatie", 4),
        ("cliënten", 3),
        ("beïnvloeden", 4),
        ("niveau", 2),
        ("team", 1),
        ("één", 1),
        ("yoga", 2),
        ("privacy", 3),
        ("HGKM", 4),
        ("CJG-team", 4),
        ("GI’s", 3),
        ("2021", 4),
        ("zzp", 1),
    ],
)
def test_sounds_of_more_letters_abbreviations_and_figures(word: str, count: int) -> None:
    """Letters of an abbreviation and digits are read one by one; no word has less than one syllable."""
    assert syllables(word) == count


def test_reading_ease_is_as_computed_by_hand() -> None:
    """Two sentences, seven words, ten syllables: 206.84 - 0.77 * 142.857 - 0.93 * 3.5 = 93.585."""
    figures = measure(["De regisseur belt het gezin.", "Dat helpt."], limit=4, language="nl")

    assert figures == Figures(sentences=2, words=7, long=1, syllables=10)
    assert figures.average == 3.5
    assert figures.long_share == 50
    assert figures.flesch_douma == pytest.approx(93.585)


@given(st.floats(1, 60), st.floats(100, 300))
def test_longer_words_and_longer_sentences_read_less_easily(sentence: float, word: float) -> None:
    """One more syllable in a hundred words costs 0.77, one more word a sentence 0.93."""
    ease = flesch_douma(sentence, word)

    assert flesch_douma(sentence, word + 1) == pytest.approx(ease - 0.77)
    assert flesch_douma(sentence + 1, word) == pytest.approx(ease - 0.93)


@pytest.mark.parametrize("count", [25, 26])
def test_a_sentence_is_long_above_the_limit_and_not_at_it(count: int) -> None:
    """Twenty-five words is still fine."""
    assert measure(["woord " * count], limit=25, language="nl").long == (count > 25)


def test_a_text_without_sentences_has_no_reading_ease() -> None:
    """Nor does it divide by nothing."""
    figures = measure([], limit=25, language="nl")

    assert (figures.average, figures.long_share, figures.flesch_douma) == (0, 0, None)


def test_english_has_no_dutch_reading_ease() -> None:
    """The weights are those of Dutch."""
    assert measure(["That helps."], limit=25, language="en").flesch_douma is None
