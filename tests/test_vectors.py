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


def test_the_nearest_come_first(three: VectorIndex) -> None:
    """With their inner product."""
    found = three.search(QUERY, 2)
    assert found.rows.tolist() == [1, 0]
    assert found.scores.tolist() == pytest.approx([0.9, 0.2])


def test_there_are_no_more_rows_than_there_are(three: VectorIndex) -> None:
    """However many are asked for."""
    assert three.search(QUERY, 5).rows.tolist() == [1, 0, 2]


def test_what_is_saved_is_loaded(three: VectorIndex, tmp_path: Path) -> None:
    """An index survives the disk."""
    three.save(tmp_path / "vectors.faiss")
    assert FlatIndex.load(tmp_path / "vectors.faiss").search(QUERY, 1).rows.tolist() == [1]


def test_another_file_is_refused(tmp_path: Path) -> None:
    """The library's error becomes one that says what to run."""
    (tmp_path / "vectors.faiss").write_bytes(b"no index")
    with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
        FlatIndex.load(tmp_path / "vectors.faiss")


def test_inner_products_are_those_of_numpy() -> None:
    """Only faster where the machine is busy."""
    rows = np.random.default_rng(7).standard_normal((50, 24), dtype=np.float32)
    assert np.allclose(inner_products(rows[10:], rows[3]), rows[10:] @ rows[3], atol=1e-5)
