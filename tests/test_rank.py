"""Scores from meaning and words, and the order of results."""

import numpy as np
import pytest

from search_service.index import Index
from search_service.layout import Scores
from search_service.rank import LEAST, MATCH, PROSE_WEIGHT, RELATED_SHARE, fuse, rank, weigh
from search_service.retrieve import Candidates


def scores_of(*values: float) -> Scores:
    """Return an array of scores."""
    return np.array(values, dtype=np.float32)


def candidates(dense: Scores, lexical: Scores) -> Candidates:
    """Return candidates whose span is that of the documents."""
    return Candidates(dense, lexical, dense, float(dense.min()), float(dense.max()))


def test_likeness_is_brought_to_the_span_of_the_handbook() -> None:
    """The nearest document that holds every word has 1, the farthest without a word has 0."""
    fused = fuse(candidates(scores_of(0.9, 0.85, 0.8), scores_of(1, 0, 0)), 0.8)
    assert fused.tolist() == pytest.approx([1.0, 0.4, 0.0], abs=1e-5)


def test_words_weigh_what_meaning_leaves() -> None:
    """A document that only has half of the words gets half of their share."""
    fused = fuse(candidates(scores_of(0.9, 0.8), scores_of(0, 0.5)), 0.8)
    assert fused.tolist() == pytest.approx([0.8, 0.1], abs=1e-5)


def test_documents_that_are_all_as_near_do_not_divide_by_nothing() -> None:
    """A handbook of one document is a handbook."""
    assert fuse(candidates(scores_of(0.9, 0.9), scores_of(1, 0)), 0.8).tolist() == pytest.approx([0.2, 0.0])


def test_a_barrier_and_what_helps_lift_each_other(index: Index) -> None:
    """Only upwards, and only along that relation."""
    place = {document.id: number for number, document in enumerate(index.documents)}
    scores = np.zeros(len(index.documents), dtype=np.float32)
    scores[place["ba-03"]] = 1
    lifted = weigh(scores, index.layout)
    assert {name for name, number in place.items() if lifted[number] > 0} == {"ba-03", "sf-06", "st-01"}
    assert lifted[place["sf-06"]] == pytest.approx(RELATED_SHARE)
    assert lifted[place["ba-03"]] == 1


def test_prose_stands_behind_items_that_are_as_near(index: Index) -> None:
    """A page leads to items; the item itself is the better answer."""
    weighed = weigh(np.ones(len(index.documents), dtype=np.float32), index.layout)
    assert set(weighed[index.layout.prose].tolist()) == {np.float32(PROSE_WEIGHT)}
    assert set(weighed[~index.layout.prose].tolist()) == {1}


def test_results_are_those_that_match() -> None:
    """Where enough of them do."""
    scores = np.linspace(1, 0, 41, dtype=np.float32)
    assert rank(scores, np.ones(41, dtype=np.bool_)).tolist() == np.flatnonzero(scores >= MATCH).tolist()


def test_a_page_is_filled_where_few_match() -> None:
    """From what the filters let through, best first."""
    scores = np.linspace(0, 0.4, 41, dtype=np.float32)
    allowed = np.arange(41) % 2 == 0
    assert rank(scores, allowed).tolist() == [40, 38, 36, 34, 32, 30, 28, 26, 24, 22]


def test_equal_scores_keep_the_order_of_the_handbook() -> None:
    """So that the same search has the same order each time."""
    assert rank(np.zeros(LEAST, dtype=np.float32), np.ones(LEAST, dtype=np.bool_)).tolist() == list(range(LEAST))
