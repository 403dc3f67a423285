"""Classifier: which document a question is about, learnt from all texts, questions and phrasings of the handbook.

Likeness to single texts misses what only many of them show together. A linear classifier over the same vectors learns
which directions of meaning set one document apart from all others.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from search_service.arrays import load_array
from search_service.layout import Numbers, Scores
from search_service.model.encoder import Vectors
from search_service.vectors import inner_products

STRENGTH = 2.0
"""How closely the classifier follows its examples (`C` of scikit-learn). Chosen from 1, 2 and 5 on the tuning part."""

ROUNDS = 200
FEWEST = 3
"""With fewer documents there is nothing to learn."""


@dataclass(frozen=True)
class Classifier:
    """Weights (documents, dimension) and offsets (documents,) of a multinomial logistic regression."""

    weights: Vectors
    offsets: Scores

    @classmethod
    def learn(cls, vectors: Vectors, owners: Numbers) -> Self:
        """Learn from examples (examples, dimension) and the number of the document of each; every document has one."""
        from sklearn.linear_model import LogisticRegression

        documents = int(owners.max()) + 1
        if documents < FEWEST:
            return cls(np.zeros((documents, vectors.shape[1]), np.float32), np.zeros(documents, np.float32))
        learnt = LogisticRegression(C=STRENGTH, max_iter=ROUNDS).fit(vectors, owners)
        return cls(np.ascontiguousarray(learnt.coef_, np.float32), np.ascontiguousarray(learnt.intercept_, np.float32))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote."""
        whole = load_array(path)
        return cls(np.ascontiguousarray(whole[:, :-1]), np.ascontiguousarray(whole[:, -1]))

    def save(self, path: Path) -> None:
        """Write the weights and offsets to a file."""
        np.save(path, np.column_stack([self.weights, self.offsets]))

    def log_chances(self, query: Vectors) -> Scores:
        """Return for each document the logarithm of its chance to be the one that is meant; `query` is (dimension,)."""
        scores = inner_products(self.weights, query) + self.offsets
        highest = scores.max()
        return np.asarray(scores - highest - np.log(np.exp(scores - highest).sum()), dtype=np.float32)
