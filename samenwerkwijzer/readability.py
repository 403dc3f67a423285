"""Measures of how easily a text reads.

A word is a run of letters and digits; apostrophes, hyphens, points and commas inside it part no words: "zo'n",
"Zorg- en Veiligheidshuis" is three, "0800-2000", "4,17" and "wij-zij-denken" are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samenwerkwijzer.syllables import syllables

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\w+(?:['’.,:@-]\w+)*")


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return len(words(text))


def flesch_douma(words_per_sentence: float, syllables_per_100_words: float) -> float:
    """Return the reading ease of a Dutch text: higher is easier.

    W.H. Douma, De leesbaarheid van landbouwbladen, Landbouwhogeschool Wageningen, 1960: the formula of Flesch (1948) with
    weights for Dutch, in which words are longer and sentences shorter than in English. Its own scale: 30 to 45 is hard,
    45 to 60 fairly hard, 60 to 70 normal, 70 to 80 fairly easy. Others round the constant to 206.8 or 206.83 or take that
    of Flesch, 206.835, as textstat does; the weights are the same everywhere.
    """
    return 206.84 - 0.77 * syllables_per_100_words - 0.93 * words_per_sentence


@dataclass(frozen=True)
class Figures:
    """What was counted in a text. ``long`` is the number of sentences above the limit; only Dutch has its syllables counted."""

    sentences: int
    words: int
    long: int
    syllables: int | None = None

    @property
    def average(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def long_share(self) -> float:
        """How many of a hundred sentences are long."""
        return 100 * self.long / self.sentences if self.sentences else 0.0

    @property
    def flesch_douma(self) -> float | None:
        """Reading ease of the whole text; None where there is nothing to measure."""
        if self.syllables is None or not self.words:
            return None
        return flesch_douma(self.average, 100 * self.syllables / self.words)


def measure(sentences: Iterable[str], limit: int, language: str) -> Figures:
    """Return the figures of some sentences; one with more words than ``limit`` is long."""
    found = [words(sentence) for sentence in sentences]
    return Figures(
        sentences=len(found),
        words=sum(len(sentence) for sentence in found),
        long=sum(len(sentence) > limit for sentence in found),
        syllables=sum(syllables(word) for sentence in found for word in sentence) if language == "nl" else None,
    )
