"""Scores from meaning and words, and the order of results."""

from dataclasses import replace

import numpy as np
import pytest

from search_service.index import Index
from search_service.layout import Layout, Rows, Scores
from search_service.rank import LEAST, MATCH, SLIGHT, fuse, rank, weigh
from search_service.retrieve import Candidates
from search_service.texts import texts_of
from search_service.weights import WEIGHTS


def scores_of(*values: float) -> Scores:
    """Return an array of scores."""
    return np.array(values, dtype=np.float32)


def test_what_the_parts_say_is_added() -> None:
    """Likeness counts whole, words and chances by their weights; a slight chance is as good as none."""
    fused = fuse(Candidates(scores_of(0.5, 0.1, 0), scores_of(0, 0.5, 0), scores_of(-1, -3, -40), scores_of()))
    expected = [0.5 - WEIGHTS.chance * SLIGHT, 0.1 + WEIGHTS.words * 0.5 + WEIGHTS.chance * (-2 - SLIGHT), 0]
    assert fused.tolist() == pytest.approx(expected, abs=1e-5)


def test_related_documents_lift_each_other(index: Index) -> None:
    """Only upwards, and only along a relation."""
    place = {document.id: number for number, document in enumerate(index.documents)}
    scores = np.zeros(len(index.documents), dtype=np.float32)
    scores[place["ba-03"]] = 1
    lifted = weigh(scores, index.layout)
    assert {name for name, number in place.items() if lifted[number] > 0} == {"ba-03", "sf-06", "st-01"}
    assert lifted[place["sf-06"]] == pytest.approx(WEIGHTS.related)
    assert lifted[place["ba-03"]] == 1


def test_signposts_stand_behind_what_answers_as_nearly(index: Index) -> None:
    """A page leads to items, and a learning question to what answers it."""
    weighed = weigh(np.ones(len(index.documents), dtype=np.float32), index.layout)
    assert set(weighed[index.layout.signposts].tolist()) == {np.float32(WEIGHTS.signpost)}
    assert set(weighed[~index.layout.signposts].tolist()) == {1}


def test_prose_and_learning_questions_are_signposts(index: Index) -> None:
    """Every other item can answer by itself."""
    kinds = {document.type for document, found in zip(index.documents, index.layout.signposts, strict=True) if found}
    assert kinds == {"pagina"}
    asking = [replace(document, type="leervraag") for document in index.documents]
    layout = Layout.of(asking, texts_of(index.corpus, asking))
    assert layout.signposts.all()


def test_the_second_best_text_of_a_document_counts() -> None:
    """A document of one text has that twice."""
    rows = Rows(np.arange(4), np.array([0, 3]))
    assert rows.second_of_each(scores_of(0.2, 0.9, 0.5, 0.1)).tolist() == pytest.approx([0.5, 0.1])


def test_every_document_that_scores_enough_matches() -> None:
    """Best first, the score itself included."""
    scores = np.linspace(1, 0, 41, dtype=np.float32)
    scores[20] = MATCH
    matching = rank(scores)
    assert set(matching.tolist()) == set(np.flatnonzero(scores >= MATCH).tolist()) >= {20}
    assert len(matching) > LEAST
    assert scores[matching].tolist() == sorted(scores[matching].tolist(), reverse=True)


def test_where_few_score_enough_the_best_match() -> None:
    """Ten of them, best first."""
    scores = np.linspace(0, 1.1 * MATCH, 41, dtype=np.float32)
    assert 0 < np.count_nonzero(scores >= MATCH) < LEAST
    assert rank(scores).tolist() == list(range(40, 30, -1))


def test_a_small_handbook_matches_as_a_whole() -> None:
    """There are no ten to choose."""
    assert rank(scores_of(0.1, 0.3)).tolist() == [1, 0]


def test_equal_scores_keep_the_order_of_the_handbook() -> None:
    """So that the same search has the same order each time."""
    assert rank(np.zeros(LEAST, dtype=np.float32)).tolist() == list(range(LEAST))
