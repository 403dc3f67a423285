"""Patterns of words, as `danger.json` writes them, and where they fit in a sentence.

`a|b` is either word, `<name>` any word of a class, `stem*` any word that begins so, `..` up to three words in between,
`...` up to eight. `^` is the start of a sentence, `,` a pause in it, `$` its end and `?` its end with a question mark.
`+` parts halves that stand in one sentence in any order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

Sentence = list[frozenset[str]]
"""For each word of a sentence the words of the patterns that it may be."""

START, PAUSE, END, QUESTION_END = map(frozenset, ("^", ",", "$", "$?"))
_GAPS = {"..": 3, "...": 8}


@dataclass(frozen=True)
class Slot:
    """One place in a pattern: the words that may stand there, and how many others may stand before it."""

    words: frozenset[str]
    gap: int


@dataclass(frozen=True)
class Pattern:
    """Parts that must all fit in a sentence."""

    parts: tuple[tuple[Slot, ...], ...]

    @property
    def anchor(self) -> frozenset[str]:
        """The slot with fewest words: without one of them the pattern does not fit."""
        return min((slot.words for part in self.parts for slot in part), key=len)

    def may_fit(self, words: set[str]) -> bool:
        """Say whether each slot has a word among these."""
        return not any(slot.words.isdisjoint(words) for part in self.parts for slot in part)

    def fits(self, sentence: Sentence) -> bool:
        """Say whether every part fits somewhere."""
        return all(any(_ends(part, sentence)) for part in self.parts)

    def spans(self, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Yield where the parts begin and end, if all fit."""
        if self.fits(sentence):
            for part in self.parts:
                yield from _ends(part, sentence)


class PatternReader:
    """Reads patterns and remembers which words they use."""

    def __init__(self, classes: Mapping[str, set[str]]) -> None:
        self._classes = classes
        self.words: set[str] = set()

    def read(self, text: str) -> Pattern:
        """Return the pattern that a text describes."""
        return Pattern(tuple(tuple(self._slots(part.split())) for part in text.split("+")))

    def _slots(self, marks: list[str]) -> Iterator[Slot]:
        gap = 0
        for mark in marks:
            if mark in _GAPS:
                gap = _GAPS[mark]
                continue
            slot = Slot(frozenset().union(*map(self._alternatives, mark.split("|"))), gap)
            self.words |= slot.words
            gap = 0
            yield slot

    def _alternatives(self, mark: str) -> set[str]:
        return self._classes[mark[1:-1]] if mark.startswith("<") else {mark}


class PatternIndex(Generic[Meaning]):
    """Patterns, each with what it means, found by a word without which they cannot fit."""

    def __init__(self, patterns: Iterable[tuple[Pattern, Meaning]]) -> None:
        self._patterns = list(patterns)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, (pattern, _) in enumerate(self._patterns):
            for word in pattern.anchor:
                self._places[word].append(place)

    def near(self, sentence: Sentence) -> Iterator[tuple[Pattern, Meaning]]:
        """Yield the patterns that may fit the sentence."""
        words = {word for meant in sentence for word in meant}
        for place in {place for word in words for place in self._places.get(word, ())}:
            if self._patterns[place][0].may_fit(words):
                yield self._patterns[place]


def _ends(part: tuple[Slot, ...], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield start and end of each place where the slots fit one after the other."""
    for start, meant in enumerate(sentence):
        if not part[0].words.isdisjoint(meant):
            end = _rest(part, 1, sentence, start + 1)
            if end is not None:
                yield start, end


def _rest(part: tuple[Slot, ...], done: int, sentence: Sentence, place: int) -> int | None:
    """Return where the slots from `done` end when they begin at `place` or a gap later."""
    if done == len(part):
        return place
    slot = part[done]
    for here in range(place, min(place + slot.gap + 1, len(sentence))):
        if not slot.words.isdisjoint(sentence[here]):
            end = _rest(part, done + 1, sentence, here + 1)
            if end is not None:
                return end
    return None
