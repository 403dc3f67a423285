"""Vectors made up for the measurement of growth, which lie as the texts of this handbook do.

Measured in the index of 2026-11-22 (10207 texts, seen from the mean of their kind): the k-th principal direction has a
variance of about k^-0.8, so that 69 directions count (participation ratio; here 73); 20 texts a document, whose cosine is
0.19 on average, where that of any two texts is 0; a text's nearest other has a cosine of 0.63 (here too).

So here: each document and each group of four texts in it has a vector of its own, and a text is
sqrt(0.2) document + sqrt(0.4) group + sqrt(0.4) own, made of length one. A query is one more text of some group.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from search_service.layout import Numbers
from search_service.model.encoder import Vectors

DIMENSION = 384
SEED = 384
PER_DOCUMENT, PER_GROUP = 20, 4
DOCUMENT, GROUP = 0.2, 0.4
"""Share of a document and of a group in a text; within a group the cosine of two texts is about their sum."""
DECAY = 0.8
CHUNK = 20_000
"""Texts that are made together, so that making them takes little memory beside them."""


@dataclass(frozen=True)
class Sample:
    """Texts (size, 384) and queries (queries, 384), their rows of length one."""

    texts: Vectors
    queries: Vectors


def sample(size: int, queries: int) -> Sample:
    """Make vectors; the same size always gives the same ones."""
    random = np.random.default_rng((SEED, size))
    documents = _drawn(random, -(-size // PER_DOCUMENT))
    groups = _drawn(random, -(-size // PER_GROUP))
    texts = np.empty((size, DIMENSION), np.float32)
    for numbers in _chunks(size):
        texts[numbers] = _texts(random, documents, groups, numbers)
    return Sample(texts, _texts(random, documents, groups, random.integers(size, size=queries)))


def _texts(random: np.random.Generator, documents: Vectors, groups: Vectors, numbers: Numbers) -> Vectors:
    """Return a text for each number: of the document and group that the text of this number is of."""
    own = _drawn(random, len(numbers))
    document, group = documents[numbers // PER_DOCUMENT], groups[numbers // PER_GROUP]
    mixed = DOCUMENT**0.5 * document + GROUP**0.5 * group + (1 - DOCUMENT - GROUP) ** 0.5 * own
    return np.asarray(mixed / np.linalg.norm(mixed, axis=1, keepdims=True), dtype=np.float32)


def _drawn(random: np.random.Generator, count: int) -> Vectors:
    """Return an array (count, 384), whose rows have a length of about one."""
    spread = np.arange(1, DIMENSION + 1, dtype=np.float32) ** (-DECAY / 2)
    return random.standard_normal((count, DIMENSION), dtype=np.float32) * (spread / np.linalg.norm(spread))


def _chunks(size: int) -> Iterator[Numbers]:
    for start in range(0, size, CHUNK):
        yield np.arange(start, min(start + CHUNK, size))
