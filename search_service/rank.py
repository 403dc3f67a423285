"""Rank: one score for each document from meaning and words, and which documents match, in the order that follows.

Filters play no part in this: they choose from what matches.
"""

import numpy as np

from search_service.layout import Layout, Numbers, Scores
from search_service.retrieve import Candidates
from search_service.weights import WEIGHTS, Weights

SLIGHT = -8.0
"""Below this logarithm a chance is as good as none."""

MATCH = 0.1
"""A document matches from this probability on that it answers or helps."""

LEAST = 10
"""So many documents, the best, match even where fewer reach that."""


def fuse(candidates: Candidates, weights: Weights = WEIGHTS) -> Scores:
    """Return a score for each document, which compares documents within one search; 0 is as near as nothing in particular."""
    chance = np.maximum(candidates.chance - candidates.chance.max(), SLIGHT) - SLIGHT
    return np.asarray(candidates.dense + weights.words * candidates.lexical + weights.chance * chance, dtype=np.float32)


def weigh(scores: Scores, layout: Layout, weights: Weights = WEIGHTS) -> Scores:
    """Return the scores with signposts behind what answers, and with related documents lifted by each other.

    Pages lead to items, and speak of everything a little; a learning question asks what other items answer. And who asks
    about one document is often served by those that it names.
    """
    own = np.where(layout.signposts, weights.signpost * scores, scores).astype(np.float32)
    lifted = own.copy()
    for one, other in (layout.related.T, layout.related.T[::-1]):
        np.maximum.at(lifted, one, (1 - weights.related) * own[one] + weights.related * own[other])
    return lifted


def rank(chances: Scores) -> Numbers:
    """Return the documents that match, best first: those that have a chance of MATCH, and the LEAST best in any case.

    Equal chances keep the order of the handbook.
    """
    order = np.argsort(-chances, kind="stable")
    return order[: max(int(np.count_nonzero(chances >= MATCH)), LEAST)]
