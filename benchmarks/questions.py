"""Questions: as many as a measurement wants, no two alike, so that no answer can come from a cache.

Ten questions as readers put them, each with an ending of five plain words that changes: "mandaat bij drie gezinnen in Almere?".
They have 12.7 words on average. `questions.yml` holds the words.
"""

import random
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

SEED = 20261122
TEN = 10
"""Questions in a round: each of the file, in turn."""


@dataclass(frozen=True)
class Question:
    """A question, and the language that it is put in."""

    text: str
    language: str


def questions(count: int, skip: int = 0) -> list[Question]:
    """Return the next questions after the first `skip`: always the same ones, the ten in turn, never one twice.

    Raise ValueError where there are not so many.
    """
    most = TEN * min(len(_endings(each["language"])) for each in _words()["asked"])
    if skip + count > most:
        raise ValueError(f"{skip + count} questions are wanted and there are {most}; ask for fewer rounds")
    return [_question(number) for number in range(skip, skip + count)]


def _question(number: int) -> Question:
    turn, place = divmod(number, TEN)
    asked = _words()["asked"][place]
    return Question(f"{asked['text']} {_endings(asked['language'])[turn]}?", asked["language"])


@cache
def _endings(language: str) -> list[str]:
    """Return the endings in an order in which each of their words changes all the time."""
    words = _words()
    form, numbers, counted = (words["endings"][language][name] for name in ("form", "numbers", "counted"))
    parts = product(numbers, counted, words["places"])
    endings = [form.format(number=number, counted=what, place=place) for number, what, place in parts]
    random.Random(SEED).shuffle(endings)
    return endings


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text(encoding="utf-8"))
    return words
