"""Retrieve: how near each document is to a query, in meaning and in words."""

from dataclasses import dataclass

import numpy as np

from search_service.index import Index
from search_service.layout import Scores
from search_service.model.encoder import Vectors
from search_service.vectors import inner_products

ROWS = 5000
"""Texts that the vector index is asked for; those beyond them count as being as far away as the last of them."""

SENTENCE_SHARE = 0.4
"""Share of the best sentence, against the best text, in the likeness of a document: a text that is near as a whole and
has a sentence that answers goes before one that is only about the same subject. Measured on the handbook's own
questions, each searched for while it was left out of the index."""


SECOND_SHARE = 0.4
"""Share of the second best text of a document, against its best: one text may be near by its wording, two seldom are."""


@dataclass(frozen=True)
class Candidates:
    """Scores of every document: its likeness, and how many of the words of the query it holds, from 0 to 1.

    `low` and `high` are the span of likeness over the whole handbook.
    """

    dense: Scores
    lexical: Scores
    low: float
    high: float


def retrieve(index: Index, query: str, vector: Vectors, language: str) -> Candidates:
    """Score every document: by its texts and sentences for meaning, and for words by its texts in the language of the query."""
    nearest = index.vectors.search(vector, ROWS)
    low = float(nearest.scores.min())
    texts = np.full(len(index.vectors), low, dtype=np.float32)
    texts[nearest.rows] = nearest.scores
    spoken = index.layout.spoken[language].best_of_each(inner_products(index.sentences[language], vector))
    rows = index.layout.dense
    best = (1 - SECOND_SHARE) * rows.best_of_each(texts) + SECOND_SHARE * rows.second_of_each(texts)
    dense = np.asarray((1 - SENTENCE_SHARE) * best + SENTENCE_SHARE * spoken, dtype=np.float32)
    lexical = index.layout.lexical[language].best_of_each(index.lexical[language].scores(query))
    return Candidates(dense, lexical, low, float(dense.max()))
