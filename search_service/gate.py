"""Gate: whether a question belongs to what the handbook speaks of.

It is learnt from the handbook's own questions and from questions that it does not answer (`kb/buiten.yml`).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from search_service.arrays import load_array
from search_service.layout import Scores
from search_service.model.encoder import Vectors

STRENGTH = 1.0
"""How closely the gate follows its examples (`C` of scikit-learn). Chosen from 1, 3 and 10 on the tuning part."""

ROUNDS = 500


@dataclass(frozen=True)
class Gate:
    """Weights (dimension,) and the offset of a logistic regression."""

    weights: Scores
    offset: float

    @classmethod
    def learn(cls, inside: Vectors, outside: Vectors) -> Self:
        """Learn from questions (questions, dimension) of either sort; without both there is nothing to tell apart."""
        from sklearn.linear_model import LogisticRegression

        if not len(inside) or not len(outside):
            return cls(np.zeros(inside.shape[1], np.float32), 0.0)
        belongs = np.repeat([True, False], [len(inside), len(outside)])
        learner = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, class_weight="balanced")
        learnt = learner.fit(np.concatenate([inside, outside]), belongs)
        return cls(np.ascontiguousarray(learnt.coef_[0], np.float32), float(learnt.intercept_[0]))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote."""
        whole = load_array(path)
        return cls(whole[:-1], float(whole[-1]))

    def save(self, path: Path) -> None:
        """Write the weights and the offset to a file."""
        np.save(path, np.append(self.weights, np.float32(self.offset)))

    def log_odds(self, query: Vectors) -> float:
        """Return the logarithm of the odds that a question (dimension,) belongs here; above 0 it does rather than not."""
        return float(self.weights @ query) + self.offset
