"""Vectors: the nearest rows to a query, behind an interface that another engine can take over."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from search_service.errors import IndexUnusable
from search_service.model.encoder import Vectors

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Nearest:
    """Rows and their likeness to the query, best first."""

    rows: Rows
    scores: NDArray[np.float32]


def inner_products(rows: Vectors, query: Vectors) -> NDArray[np.float32]:
    """Return the inner product of each row (rows, dimension) with one query (dimension,).

    FAISS does this on the thread that asks. NumPy would share it out over threads, which on a busy machine wait for each
    other many times as long as the work takes.
    """
    products = np.empty(len(rows), dtype=np.float32)
    count: Any = faiss.fvec_inner_products_ny  # type: ignore[attr-defined]  # the stub lacks it
    count(faiss.swig_ptr(products), faiss.swig_ptr(query), faiss.swig_ptr(rows), rows.shape[1], len(rows))
    return products


class VectorIndex(Protocol):
    """Rows of vectors of length one, numbered from 0 in the order in which they were added."""

    def __len__(self) -> int:
        """Return the number of rows."""

    def add(self, vectors: Vectors) -> None:
        """Add rows, an array (rows, dimension)."""

    def search(self, query: Vectors, count: int) -> Nearest:
        """Return up to `count` rows nearest to one query (dimension,), by inner product."""

    def vector(self, row: int) -> Vectors:
        """Return one row (dimension,)."""

    def save(self, path: Path) -> None:
        """Write the index to a file."""


class FlatIndex:
    """Exact search with FAISS: every row is compared, which takes a fraction of a millisecond at this size."""

    def __init__(self, dimension: int) -> None:
        """Start without rows."""
        self._index = faiss.IndexFlatIP(dimension)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read an index that `save` wrote."""
        try:
            stored: Any = faiss.read_index(str(path))
        except RuntimeError as error:
            raise IndexUnusable(f"{path}: is no vector index; run `samenwerkwijzer index`") from error
        index = cls(stored.d)
        index._index = stored
        return index

    def __len__(self) -> int:
        """Return the number of rows."""
        return int(self._index.ntotal)

    def add(self, vectors: Vectors) -> None:
        """Add rows, an array (rows, dimension)."""
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def search(self, query: Vectors, count: int) -> Nearest:
        """Return up to `count` rows nearest to one query (dimension,), by inner product."""
        scores, rows = self._index.search(query.reshape(1, -1), min(count, len(self)))
        return Nearest(rows[0], scores[0])

    def vector(self, row: int) -> Vectors:
        """Return one row (dimension,)."""
        return np.asarray(self._index.reconstruct(row), dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        faiss.write_index(self._index, str(path))
