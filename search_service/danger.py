"""Danger: whether a question says that someone is in danger now, by the signs in `danger.json`.

The data file explains itself in `docs/danger.md`. The site reads the same file, in `theme/static/danger.js`: what changes
here changes there. The text is never kept and never written anywhere.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Self

from search_service.analysis import words
from search_service.lookalikes import Lookalikes
from search_service.word_patterns import END, PAUSE, QUESTION_END, START, PatternIndex, PatternReader, Sentence

LONGEST = 2000
"""Characters that are read: the API takes fewer, and whoever is in danger says so at once."""

_APOSTROPHES = re.compile("['`\u00b4\u2018\u2019\u02bc]")
_SENTENCES = re.compile(r"([^.!?;\n]+)([.!?;\n]*)")
_PAUSES = re.compile(r"[,:()]+")


@dataclass(frozen=True)
class Sign:
    """What counts for or against danger, once however often it occurs."""

    name: str
    points: int


@dataclass(frozen=True)
class Danger:
    """The signs with their patterns, and the points from which someone is in danger."""

    lookalikes: Lookalikes
    harmless: PatternIndex[None]
    signs: PatternIndex[Sign]
    threshold: int

    @classmethod
    def read(cls, rules: dict[str, Any]) -> Self:
        """Make the rules from the data of `danger.json`."""
        reader = PatternReader({name: set(_words_in(lines)) for name, lines in rules["classes"].items()})
        harmless = PatternIndex((reader.read(text), None) for text in rules["harmless"])
        signs = PatternIndex(
            (reader.read(text), Sign(sign["name"], sign["points"]))
            for sign in rules["signs"]
            for text in [*sign["nl"], *sign["en"]]
        )
        return cls(Lookalikes(reader.words, _words_in(rules["ordinary"])), harmless, signs, rules["threshold"])

    def score(self, query: str) -> int:
        """Return the points of all signs in the text, each once."""
        return sum(sign.points for sign in self.found(query))

    def found(self, query: str) -> set[Sign]:
        """Return the signs in the text."""
        found: set[Sign] = set()
        for sentence in map(self._without_harmless, self._sentences(query)):
            for pattern, sign in self.signs.near(sentence):
                if sign not in found and pattern.fits(sentence):
                    found.add(sign)
        return found

    def _sentences(self, query: str) -> Iterator[Sentence]:
        for text, end in _SENTENCES.findall(_APOSTROPHES.sub("", query[:LONGEST])):
            parts = [words(part) for part in _PAUSES.split(text)]
            if any(parts):
                yield [START, *self._meanings(parts), QUESTION_END if "?" in end else END]

    def _meanings(self, parts: list[list[str]]) -> Iterator[frozenset[str]]:
        """Yield what each word may be, and a mark for each pause."""
        for place, part in enumerate(parts):
            if place:
                yield PAUSE
            yield from map(self.lookalikes.meant, part)

    def _without_harmless(self, sentence: Sentence) -> Sentence:
        spans = [span for pattern, _ in self.harmless.near(sentence) for span in pattern.spans(sentence)]
        covered = {place for start, end in spans for place in range(start, end)}
        return [frozenset() if place in covered else meant for place, meant in enumerate(sentence)]


@cache
def danger() -> Danger:
    """Return the rules of the service."""
    return Danger.read(json.loads(resources.files("search_service").joinpath("danger.json").read_text(encoding="utf-8")))


def in_danger(query: str) -> bool:
    """Say whether someone is in danger now, as far as the text tells."""
    return danger().score(query) >= danger().threshold


def _words_in(lines: list[str]) -> list[str]:
    return " ".join(lines).split()
