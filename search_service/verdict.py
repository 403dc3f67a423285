"""Verdict: how likely it is that the handbook answers a question, and that a result is of use to whoever asked.

Both are logistic regressions on a few signs, calibrated by `python -m evaluation.calibrate` on the tuning part of the
question sets; what that found stands in `calibration.json`.
"""

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import numpy as np

from search_service.analysis import carrying, stem
from search_service.layout import Scores

Verdict = Literal["answered", "uncertain", "not_covered"]

MOST_WORDS = 12
"""From so many words on a question is as long as any."""


@dataclass(frozen=True)
class Signs:
    """What tells whether a question is answered.

    `gate`: log odds that it belongs here. `nearest`: likeness of the nearest document. `unknown`: share of its words that
    the handbook does not have. `length`: its number of words, from 0 to 1 for MOST_WORDS or more.
    """

    gate: float
    nearest: float
    unknown: float
    length: float


@dataclass(frozen=True)
class Calibration:
    """Weights of the signs, of a result, and the probabilities below which a question is not covered, and from which it is."""

    signs: Mapping[str, float]
    result: Mapping[str, float]
    not_covered: float
    answered: float

    def logit(self, signs: Signs) -> float:
        """Return the logarithm of the odds that the handbook answers the question."""
        return float(self.signs["offset"] + sum(self.signs[name] * value for name, value in vars(signs).items()))

    def probability(self, signs: Signs) -> float:
        """Return how likely it is that the handbook answers the question."""
        return _chance(np.array([self.logit(signs)], dtype=np.float32)).item()

    def verdict(self, probability: float) -> Verdict:
        """Return what to tell whoever asked."""
        if probability < self.not_covered:
            return "not_covered"
        return "answered" if probability >= self.answered else "uncertain"

    def chances(self, scores: Scores, signs: Signs) -> Scores:
        """Return for each document how likely it is that it answers or helps, from its score in this search."""
        logits = self.result["offset"] + self.result["score"] * scores + self.result["question"] * self.logit(signs)
        return _chance(logits)


@cache
def calibration() -> Calibration:
    """Return the calibration of the service."""
    text = resources.files("search_service").joinpath("calibration.json").read_text(encoding="utf-8")
    return Calibration(**json.loads(text))


def length_and_unknown(query: str, language: str, stems: Mapping[str, Collection[str]]) -> tuple[float, float]:
    """Return the length sign of a query, and the share of its words that no edition has; `stems` are those that it has.

    Numbers are no words: a telephone number makes no question strange.
    """
    found = [word for word in carrying(query, language) if word.isalpha()]
    roots = stem(found, language)
    unknown = [root for root in roots if not any(root in known for known in stems.values())]
    return min(len(found), MOST_WORDS) / MOST_WORDS, len(unknown) / max(len(found), 1)


def _chance(logits: Scores) -> Scores:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -math.log(1e9), math.log(1e9)))), dtype=np.float32)
