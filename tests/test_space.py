"""Vectors seen from the mean of their kind."""

from pathlib import Path

import numpy as np
import pytest

from search_service.errors import IndexUnusable
from search_service.space import Space

KINDS = ["passage", "actions", "question", "phrasing"]
VECTORS = np.array([[1, 0.2], [1, -0.2], [0.2, 1], [0.4, 1]], dtype=np.float32)
QUERIES = np.array([[0.5, 0.5], [0.7, 0.5]], dtype=np.float32)


@pytest.fixture
def space() -> Space:
    """Return the space of a few vectors."""
    return Space.of(VECTORS, KINDS, QUERIES)


def test_each_kind_is_seen_from_its_own_mean(space: Space) -> None:
    """Prose and what is asked each stand around nothing, at length one."""
    shifted = space.shifted(VECTORS, KINDS)
    assert np.allclose(np.linalg.norm(shifted, axis=1), 1)
    assert shifted[0] == pytest.approx(-shifted[1], abs=1e-6)
    assert shifted[2] == pytest.approx(-shifted[3], abs=1e-6)
    assert space.shifted_prose(VECTORS[:1])[0] == pytest.approx(shifted[0])
    assert space.shifted_query(QUERIES[0]) == pytest.approx([-1, 0], abs=1e-6)


def test_without_examples_nothing_is_shifted() -> None:
    """One text has no mean that says anything, and would end up nowhere."""
    space = Space.of(VECTORS[:1], KINDS[:1], QUERIES[:0])
    assert space.shifted(VECTORS[:1], KINDS[:1])[0] == pytest.approx(VECTORS[0] / np.linalg.norm(VECTORS[0]))
    assert np.isfinite(space.shifted_query(np.zeros(2, np.float32))).all()


def test_what_is_saved_is_loaded(space: Space, tmp_path: Path) -> None:
    """And anything else is refused with what to run."""
    space.save(tmp_path / "means.npy")
    assert np.array_equal(Space.load(tmp_path / "means.npy").query, space.query)
    (tmp_path / "means.npy").write_bytes(b"no array")
    with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
        Space.load(tmp_path / "means.npy")
