"""Retrieve: what each part of the search makes of each document: its likeness, its words, and what questions it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from search_service.index import Index
from search_service.layout import Scores
from search_service.model.encoder import Vectors
from search_service.vectors import inner_products
from search_service.weights import WEIGHTS, Weights


@dataclass(frozen=True)
class Candidates:
    """Three scores of every document, and the likeness of every text.

    `dense`: its likeness to the query, from -1 to 1. `lexical`: how many of the query's words it holds, from 0 to 1.
    `chance`: the logarithm of its chance to be what the query is about.
    """

    dense: Scores
    lexical: Scores
    chance: Scores
    texts: Scores


def words_held(index: Index, queries: Iterable[str], language: str) -> Scores:
    """Return for each document how many of the words of a query it holds, from 0 to 1: of the best of its wordings."""
    held = [index.lexical[language].scores(each) for each in queries]
    return index.layout.lexical[language].best_of_each(np.maximum.reduce(held))


def retrieve(index: Index, vector: Vectors, language: str, lexical: Scores, weights: Weights = WEIGHTS) -> Candidates:
    """Score every document for a query in a language; `vector` (dimension,) is seen from the mean of queries."""
    texts = index.vectors.likeness(vector)
    spoken = index.layout.spoken[language].best_of_each(inner_products(index.sentences[language], vector))
    rows = index.layout.dense
    best = (1 - weights.second) * rows.best_of_each(texts) + weights.second * rows.second_of_each(texts)
    dense = np.asarray((1 - weights.sentence) * best + weights.sentence * spoken, dtype=np.float32)
    return Candidates(dense, lexical, index.classifier.log_chances(vector), texts)
