"""Weights: how much each sign of a search counts, chosen on the tuning part of the question sets; see docs/search.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """What each part of the search adds to the score of a document, where likeness weighs 1.

    `second`: share of the second best text of a document, against its best: one text may be near by its wording, two
    seldom are. `sentence`: share of the best sentence, against the best texts: a text that is near as a whole and has a
    sentence that answers goes before one that is only about the same subject. `words`: weight of the words. `chance`: weight
    of the logarithm of the chance that a document is what the query is about. `signpost`: share of its score that a
    document keeps that leads to others. `related`: what documents take over from the score of those that they name.
    """

    second: float = 0.4
    sentence: float = 0.2
    words: float = 0.5
    chance: float = 0.08
    signpost: float = 0.95
    related: float = 0.3


WEIGHTS = Weights()
"""The weights of the service."""
