"""A small encoder for tests: texts that share parts of words are near each other, the same on every machine."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np

from search_service.analysis import words
from search_service.model.encoder import Vectors

_SHARED = {"privacyregels": "privacy rules", "toestemming": "consent", "wachtlijst": "waiting list", "wethouder": "alderman"}
"""Words that it understands in both languages."""


class HashingEmbedder:
    """Counts three letters at a time into a few numbers; `encoded` holds how many passages it was asked for."""

    def __init__(self, name: str = "hashing", dimension: int = 256) -> None:
        """Give it a name, so that a test can have another model."""
        self.name = name
        self.dimension = dimension
        self.encoded = 0

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return an array (len(texts), dimension)."""
        return np.stack([self._vector(text) for text in texts])

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Return an array (len(texts), dimension), and count the texts."""
        self.encoded += len(texts)
        if progress:
            progress(len(texts))
        return self.encode_queries(texts)

    def _vector(self, text: str) -> Vectors:
        counts = np.full(self.dimension, 1e-3, dtype=np.float32)
        for word in words(text):
            for part in _parts(_SHARED.get(word, word)):
                counts[int.from_bytes(hashlib.blake2b(part.encode(), digest_size=4).digest(), "big") % self.dimension] += 1
        return np.asarray(counts / np.linalg.norm(counts), dtype=np.float32)


def _parts(word: str) -> list[str]:
    return [word[start : start + 3] for start in range(max(len(word) - 2, 1))]
