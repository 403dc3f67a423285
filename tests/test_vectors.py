"""The vector index."""

from pathlib import Path

import numpy as np
import pytest

from search_service.errors import IndexUnusable
from search_service.vectors import FlatIndex, VectorIndex, inner_products


@pytest.fixture
def three() -> VectorIndex:
    """Return an index of three rows along the axes."""
    index = FlatIndex(3)
    index.add(np.eye(3, dtype=np.float32))
    return index


QUERY = np.array([0.2, 0.9, 0.1], dtype=np.float32)


def test_each_row_has_its_likeness(three: VectorIndex) -> None:
    """The inner product, in the order of the rows."""
    assert three.likeness(QUERY).tolist() == pytest.approx([0.2, 0.9, 0.1])
    assert len(three) == 3


def test_what_is_saved_is_loaded(three: VectorIndex, tmp_path: Path) -> None:
    """An index survives the disk."""
    three.save(tmp_path / "vectors.faiss")
    assert FlatIndex.load(tmp_path / "vectors.faiss").likeness(QUERY).argmax() == 1


def test_another_file_is_refused(tmp_path: Path) -> None:
    """The library's error becomes one that says what to run."""
    (tmp_path / "vectors.faiss").write_bytes(b"no index")
    with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
        FlatIndex.load(tmp_path / "vectors.faiss")


def test_inner_products_are_those_of_numpy() -> None:
    """Only faster where the machine is busy."""
    rows = np.random.default_rng(7).standard_normal((50, 24), dtype=np.float32)
    assert np.allclose(inner_products(rows[10:], rows[3]), rows[10:] @ rows[3], atol=1e-5)
