"""Metrics: how good one ranking is for one question, from 0 to 1.

A document counts as found where its grade is ANSWERS; nDCG also counts what helps, half as much.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import ndcg_score

from evaluation.question_sets import ANSWERS

DEPTH = 10
"""Results that are looked at: one page of them."""


@dataclass(frozen=True)
class Marks:
    """The metrics of one ranking; `answered` is 1 where the sentence shown with the first result is one that answers."""

    ndcg: float
    success_1: float
    success_3: float
    reciprocal_rank: float
    answered: float


NONE = Marks(0.0, 0.0, 0.0, 0.0, 0.0)
"""What a question gets whose search failed."""


def marks(ranked: Sequence[str], grades: Mapping[str, int], answered: bool) -> Marks:
    """Return the marks of the ids in `ranked`, best first.

    Discounted cumulative gain is that of Järvelin and Kekäläinen (2002), with the grade as the gain.
    """
    top = ranked[:DEPTH]
    found = [place for place, name in enumerate(top, start=1) if grades.get(name) == ANSWERS]
    first = found[0] if found else None
    return Marks(
        ndcg=_ndcg(top, grades),
        success_1=float(first == 1),
        success_3=float(first is not None and first <= 3),
        reciprocal_rank=1 / first if first else 0.0,
        answered=float(answered),
    )


def _ndcg(top: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return nDCG over the first DEPTH; what is graded and was not found stands behind those, found or empty."""
    found = [grades.get(name, 0) for name in top] + [0] * (DEPTH - len(top))
    gains = np.array([found + [grade for name, grade in grades.items() if name not in top]], dtype=float)
    order = -np.arange(gains.size, dtype=float)[np.newaxis]
    return float(ndcg_score(gains, order, k=DEPTH))
