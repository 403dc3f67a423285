"""Embedding, and the store of what was embedded before."""

from pathlib import Path

import numpy as np
from embedder import HashingEmbedder

from search_service.embedding import embed


def silent(step: str, fraction: float) -> None:
    """Take no notice of progress."""


def test_a_text_is_embedded_once(tmp_path: Path) -> None:
    """Neither twice in a build nor again in the next."""
    encoder, store = HashingEmbedder(), tmp_path / "embeddings.npz"
    first = embed(["een", "twee", "een"], encoder, store, silent)
    assert encoder.encoded == 2
    second = embed(["een", "drie", "twee"], encoder, store, silent)
    assert encoder.encoded == 3
    assert np.array_equal(first[1], second[2])


def test_texts_that_are_gone_leave_the_store(tmp_path: Path) -> None:
    """The store does not grow with every edit."""
    encoder, store = HashingEmbedder(), tmp_path / "embeddings.npz"
    embed(["een", "twee"], encoder, store, silent)
    embed(["een"], encoder, store, silent)
    with np.load(store) as held:
        assert len(held["keys"]) == 1


def test_vectors_of_another_model_are_not_used(tmp_path: Path) -> None:
    """Vectors of two models cannot be compared."""
    store = tmp_path / "embeddings.npz"
    embed(["een"], HashingEmbedder("one"), store, silent)
    other = HashingEmbedder("other", dimension=32)
    assert embed(["een"], other, store, silent).shape == (1, 32)
    assert other.encoded == 1


def test_a_damaged_store_is_as_good_as_empty(tmp_path: Path) -> None:
    """It only saves time."""
    encoder, store = HashingEmbedder(), tmp_path / "embeddings.npz"
    store.write_bytes(b"PK\x03\x04 torn")
    embed(["een"], encoder, store, silent)
    assert encoder.encoded == 1


def test_progress_reaches_the_whole(tmp_path: Path) -> None:
    """The last report is that all of it is done."""
    reports: list[float] = []
    embed(["een", "twee"], HashingEmbedder(), tmp_path / "e.npz", lambda step, fraction: reports.append(fraction))
    assert reports[-1] == 1.0
