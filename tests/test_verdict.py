"""Whether the handbook answers a question: the gate, the signs and what is told."""

from pathlib import Path

import numpy as np
import pytest

from search_service.errors import IndexUnusable
from search_service.gate import Gate
from search_service.index import Index
from search_service.verdict import MOST_WORDS, Calibration, Signs, calibration, length_and_unknown

INSIDE = np.array([[1, 0.1], [1, -0.1], [0.9, 0]], dtype=np.float32)
OUTSIDE = np.array([[-1, 0.1], [-1, -0.1]], dtype=np.float32)
CALIBRATION = Calibration(
    {"gate": 1.0, "nearest": 0.0, "unknown": -2.0, "length": 0.0, "offset": 0.0},
    {"score": 2.0, "question": 1.0, "offset": -1.0},
    not_covered=0.3,
    answered=0.7,
)


def test_the_gate_tells_what_belongs_from_what_does_not() -> None:
    """Above nothing it belongs here."""
    gate = Gate.learn(INSIDE, OUTSIDE)
    assert gate.log_odds(INSIDE[0]) > 0 > gate.log_odds(OUTSIDE[0])


@pytest.mark.parametrize(("inside", "outside"), [(INSIDE, OUTSIDE[:0]), (INSIDE[:0], OUTSIDE)])
def test_without_both_sorts_there_is_nothing_to_tell_apart(inside: np.ndarray, outside: np.ndarray) -> None:
    """A handbook need not have examples."""
    assert Gate.learn(inside, outside).log_odds(INSIDE[0]) == 0


def test_a_gate_is_saved_and_loaded(tmp_path: Path) -> None:
    """And anything else is refused with what to run."""
    gate = Gate.learn(INSIDE, OUTSIDE)
    gate.save(tmp_path / "gate.npy")
    assert Gate.load(tmp_path / "gate.npy").log_odds(INSIDE[1]) == pytest.approx(gate.log_odds(INSIDE[1]), abs=1e-5)
    with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
        Gate.load(tmp_path / "absent.npy")


@pytest.mark.parametrize(
    ("gate", "unknown", "verdict"), [(2, 0, "answered"), (0, 0, "uncertain"), (-2, 0, "not_covered"), (2, 1, "uncertain")]
)
def test_the_verdict_follows_from_the_signs(gate: float, unknown: float, verdict: str) -> None:
    """Between the two bounds it is uncertain."""
    probability = CALIBRATION.probability(Signs(gate, 0.5, unknown, 0.5))
    assert CALIBRATION.verdict(probability) == verdict


def test_a_result_of_a_question_that_belongs_is_more_likely_of_use() -> None:
    """And of two results the one with the higher score."""
    scores = np.array([1, 0.5], dtype=np.float32)
    inside, outside = (CALIBRATION.chances(scores, Signs(gate, 0, 0, 0)) for gate in (2, -2))
    assert inside[0] > inside[1] > outside[1]
    assert ((inside > 0) & (inside < 1)).all()


def test_signs_however_large_give_a_probability() -> None:
    """Without overflow."""
    assert 0 <= CALIBRATION.probability(Signs(-1e9, 0, 0, 0)) < CALIBRATION.probability(Signs(1e9, 0, 0, 0)) <= 1


def test_the_services_own_calibration_is_in_order() -> None:
    """What speaks for an answer counts for it, and the bounds stand in order."""
    own = calibration()
    assert own.signs["gate"] > 0 > own.signs["unknown"]
    assert own.result["score"] > 0
    assert 0 < own.not_covered < own.answered < 1


def test_words_that_no_edition_has_are_unknown(index: Index) -> None:
    """Function words do not count, and a long question is as long as any."""
    stems = {language: each.stems for language, each in index.vocabularies.items()}
    length, unknown = length_and_unknown("wat doet de wethouder met een xyzzy", "nl", stems)
    assert unknown == pytest.approx(0.5)
    assert 0 < length < 1
    assert length_and_unknown("wethouder " * (2 * MOST_WORDS), "nl", stems) == (1, 0)
    assert length_and_unknown("?", "nl", stems) == (0, 0)
    assert length_and_unknown("wethouder 06-12345678", "nl", stems)[1] == 0
