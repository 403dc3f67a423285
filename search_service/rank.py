"""Rank: one score for each document from meaning and words, and which documents match, in the order that follows.

Filters play no part in this: they choose from what matches.
"""

import numpy as np

from search_service.layout import Layout, Numbers, Scores
from search_service.retrieve import Candidates

MATCH = 0.6
"""A document matches from this score on. The nearest document and the farthest text of the handbook span 0 to 1. Over 72
questions 124 of the 505 documents match (median), with 133 of the 135 that a reader had named as answers."""

LEAST = 10
"""So many documents, the best, match even where fewer reach that score."""

SIGNPOST_WEIGHT = 0.85
"""Pages lead to items, and speak of everything a little; a learning question asks what other items answer. An item that is as
near goes first."""

RELATED_SHARE = 0.4
"""What a barrier and that which helps with it take over from each other's score: who asks about one is served by both."""


def fuse(candidates: Candidates, dense_weight: float) -> Scores:
    """Return a score for each document: a weighted sum of likeness, brought to the span from 0 to 1, and words.

    Scores compare documents within one search, not across searches. A document whose sentences are all farther away
    than the texts of the span may fall below 0.
    """
    span = candidates.high - candidates.low
    dense = (candidates.dense - candidates.low) / span if span > 0 else np.zeros_like(candidates.dense)
    return np.asarray(dense_weight * dense + (1 - dense_weight) * candidates.lexical, dtype=np.float32)


def weigh(scores: Scores, layout: Layout) -> Scores:
    """Return the scores with signposts behind what answers, and with barriers and what helps lifted by each other."""
    own = np.where(layout.signposts, SIGNPOST_WEIGHT * scores, scores).astype(np.float32)
    lifted = own.copy()
    for one, other in (layout.helps.T, layout.helps.T[::-1]):
        np.maximum.at(lifted, one, (1 - RELATED_SHARE) * own[one] + RELATED_SHARE * own[other])
    return lifted


def rank(scores: Scores) -> Numbers:
    """Return the documents that match, best first: those that score MATCH or more, and the LEAST best in any case.

    Equal scores keep the order of the handbook.
    """
    order = np.argsort(-scores, kind="stable")
    return order[: max(int(np.count_nonzero(scores >= MATCH)), LEAST)]
