"""Space: vectors seen from the middle of their kind.

An embedding model puts all texts of one field close together, and questions apart from prose. Seen from the mean of
their kind, what sets texts apart weighs more (Mu and Viswanath, "All-but-the-Top", 2018, of which this is the first step).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from search_service.arrays import load_array
from search_service.model.encoder import Vectors
from search_service.texts import ASKED


@dataclass(frozen=True)
class Space:
    """The means, each (dimension,): of prose, of what is asked there, and of what is asked of the search."""

    prose: Vectors
    asked: Vectors
    query: Vectors

    @classmethod
    def of(cls, vectors: Vectors, kinds: Sequence[str], queries: Vectors) -> Self:
        """Return the means of texts by their kinds, and of some queries; where there are none of a kind, nothing is shifted."""
        asked = np.isin(kinds, ASKED)
        return cls(_mean(vectors[~asked]), _mean(vectors[asked]), _mean(queries))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote."""
        return cls(*load_array(path))

    def save(self, path: Path) -> None:
        """Write the means to a file."""
        np.save(path, np.stack([self.prose, self.asked, self.query]))

    def shifted(self, vectors: Vectors, kinds: Sequence[str]) -> Vectors:
        """Return texts as seen from the mean of their kind, of length one."""
        means = np.where(np.isin(kinds, ASKED)[:, np.newaxis], self.asked, self.prose)
        return _unit(vectors - means)

    def shifted_prose(self, vectors: Vectors) -> Vectors:
        """Return prose as seen from its mean, of length one."""
        return _unit(vectors - self.prose)

    def shifted_asked(self, vectors: Vectors) -> Vectors:
        """Return what is asked as seen from its mean in the handbook, of length one."""
        return _unit(vectors - self.asked)

    def shifted_query(self, vector: Vectors) -> Vectors:
        """Return one query (dimension,) as seen from the mean of queries, of length one."""
        shifted: Vectors = _unit((vector - self.query)[np.newaxis])[0]
        return shifted


def _mean(vectors: Vectors) -> Vectors:
    return vectors.mean(axis=0) if len(vectors) > 1 else np.zeros(vectors.shape[1], dtype=np.float32)


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return np.ascontiguousarray(vectors / lengths, dtype=np.float32)
