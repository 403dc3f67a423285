"""Lexical: how well the words of a query match each text of one language (BM25 over pieces of words)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import bm25s
import numpy as np
from numpy.typing import NDArray

from search_service.analysis import pieces
from search_service.errors import IndexUnusable

ONCE = 0.4
"""What BM25 gives for a piece that stands once in a text of average length, as a share of its weight: with k1 = 1.5,
1 / (1 + 1.5)."""


class LexicalIndex:
    """The texts of one language, numbered from 0, and the pieces of words in them."""

    def __init__(self, language: str, bm25: bm25s.BM25) -> None:
        """Take an index that `build` or `load` made."""
        self.language = language
        self._bm25 = bm25
        self._texts = int(bm25.scores["num_docs"])
        self._weights = _weights(self._texts, np.diff(bm25.scores["indptr"]))
        self._rarest = float(_weights(self._texts, np.zeros(1))[0])

    @classmethod
    def build(cls, language: str, texts: Sequence[str]) -> Self:
        """Index the texts."""
        bm25 = bm25s.BM25(backend="numpy", csc_backend="numpy")
        bm25.index([pieces(text, language) for text in texts], show_progress=False)
        return cls(language, bm25)

    @classmethod
    def load(cls, language: str, folder: Path) -> Self:
        """Read an index that `save` wrote."""
        try:
            return cls(language, bm25s.BM25.load(folder, show_progress=False))
        except (OSError, ValueError, KeyError) as error:
            raise IndexUnusable(f"{folder}: is no lexical index; run `samenwerkwijzer index`") from error

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return for each text how much of the query it holds, from 0 to 1.

        BM25, divided by what a text of average length gets that has each piece of the query once; pieces that no text
        has count in that too. So one common word out of many weighs little, even where no text has more.
        """
        sought = pieces(query, self.language)
        known = self._bm25.get_tokens_ids(sought)
        if not known:
            return np.zeros(self._texts, dtype=np.float32)
        whole = ONCE * float(self._weights[known].sum()) + ONCE * (len(sought) - len(known)) * self._rarest
        return np.asarray(np.minimum(self._bm25.get_scores_from_ids(known) / whole, 1), dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write the index as files in a folder."""
        self._bm25.save(folder, show_progress=False)


def _weights(texts: int, holding: NDArray[Any]) -> NDArray[np.float64]:
    """Return the weight of each piece (its idf, as Lucene counts it) from the number of texts that hold it."""
    return np.asarray(np.log1p((texts - holding + 0.5) / (holding + 0.5)), dtype=np.float64)
