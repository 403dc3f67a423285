"""Vectors: how like a query each row is, behind an interface that another engine can take over."""

from pathlib import Path
from typing import Any, Protocol, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from search_service.errors import IndexUnusable
from search_service.model.encoder import Vectors


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

    def likeness(self, query: Vectors) -> NDArray[np.float32]:
        """Return the inner product of each row with one query (dimension,).

        An engine that finds only the nearest rows gives all others the least that it found.
        """

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

    def likeness(self, query: Vectors) -> NDArray[np.float32]:
        """Return the inner product of each row with one query (dimension,)."""
        return inner_products(self._rows(), query)

    def _rows(self) -> Vectors:
        """Return the rows where FAISS keeps them, without copying."""
        rows: Vectors = faiss.rev_swig_ptr(self._index.get_xb(), len(self) * self._index.d)
        return rows.reshape(len(self), self._index.d)

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        faiss.write_index(self._index, str(path))
