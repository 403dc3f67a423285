"""Lookalikes: the words that a mistyped word may be meant as.

One mistake is forgiven in words of four to seven letters, two in longer ones: a letter too many or too few, a wrong one, or
two swapped. A word that is known, or an ordinary word of its own, is never taken for another.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from rapidfuzz.distance import OSA

_ALL_ROWS = re.compile(r"(.)\1{2,}")
_NOTHING: frozenset[str] = frozenset()


class Lookalikes:
    """The words that are looked for; `stem*` stands for all that begin so."""

    def __init__(self, entries: Iterable[str], ordinary: Collection[str]) -> None:
        entries = set(entries)
        self._words = {entry for entry in entries if not entry.endswith("*")}
        self._stems = {entry[:-1] for entry in entries if entry.endswith("*")}
        self._ordinary = frozenset(ordinary)
        self._by_shortened: dict[str, set[str]] = defaultdict(set)
        for word in sorted(self._words):
            for shortened in _shortened(word, allowed(word)):
                self._by_shortened[shortened].add(word)

    def meant(self, word: str) -> frozenset[str]:
        """Return the entries that a folded word of a text may be; letters in a row, as in `helppp`, count once."""
        return self._known(word) or self._known(_ALL_ROWS.sub(r"\1\1", word)) or self._mistyped(_ALL_ROWS.sub(r"\1", word))

    def _known(self, word: str) -> frozenset[str]:
        stems = {f"{word[:end]}*" for end in range(3, len(word) + 1) if word[:end] in self._stems}
        return frozenset(stems | {word} if word in self._words else stems)

    def _mistyped(self, word: str) -> frozenset[str]:
        known = self._known(word)
        if known or word in self._ordinary or not (3 <= len(word) <= 24 and word.isalpha()):
            return known
        candidates = self._candidates(word)
        for most in (1, 2):
            near = {each for each in candidates if distance(word, each, min(most, allowed(each))) <= min(most, allowed(each))}
            if near:
                return frozenset(near)
        return _NOTHING

    def _candidates(self, word: str) -> set[str]:
        shared = _shortened(word, 2 if len(word) > 5 else 1) & self._by_shortened.keys()
        return {candidate for shortened in shared for candidate in self._by_shortened[shortened]}


def allowed(word: str) -> int:
    """Return how many mistakes are forgiven in a word."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped with their neighbour; `most` + 1 if more."""
    return OSA.distance(one, other, score_cutoff=most)


def _shortened(word: str, most: int) -> set[str]:
    """Return the word, the word without each letter, and without each two."""
    found, last = {word}, {word}
    for _ in range(most):
        last = {each[:place] + each[place + 1 :] for each in last for place in range(len(each))}
        found |= last
    return found
