"""The evaluation itself: its marks, its intervals and its bars."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from evaluation.bars import Bar, broken, read_bars
from evaluation.errors import EvaluationError
from evaluation.groups import language_difference, means_of
from evaluation.intervals import difference, interval
from evaluation.metrics import NONE, marks
from evaluation.outcomes import outcomes_of
from evaluation.question_sets import Covered
from evaluation.searcher import Found

GRADES = {"a": 2, "b": 1, "c": 2}


@pytest.mark.parametrize(
    ("ranked", "ndcg", "success_1", "success_3", "reciprocal_rank"),
    [
        (["a", "c", "b"], 1.0, 1, 1, 1.0),
        # 1 + 2/log2(3) + 2/log2(4) against 2 + 2/log2(3) + 1/log2(4)
        (["b", "a", "c"], (1 + 2 / 1.585 + 1) / (2 + 2 / 1.585 + 0.5), 0, 1, 0.5),
        (["x", "y", "z", "a"], (2 / 2.3219) / (2 + 2 / 1.585 + 0.5), 0, 0, 0.25),
        (["x"], 0.0, 0, 0, 0.0),
        ([], 0.0, 0, 0, 0.0),
    ],
)
def test_a_ranking_is_marked(ranked: list[str], ndcg: float, success_1: int, success_3: int, reciprocal_rank: float) -> None:
    """By hand, with the formulas of the literature."""
    found = marks(ranked, GRADES, answered=False)
    assert found.ndcg == pytest.approx(ndcg, abs=1e-4)
    assert (found.success_1, found.success_3, found.reciprocal_rank) == (success_1, success_3, reciprocal_rank)


def test_only_ten_results_count() -> None:
    """What stands on the next page was not found."""
    assert marks([*"klmnopqrst", "a"], {"a": 2}, answered=False).ndcg == 0


def test_a_mean_of_equal_values_has_no_width() -> None:
    """And one of different values has its mean inside its bounds."""
    assert (interval([1, 1]).low, interval([1, 1]).high) == (1, 1)
    wide = interval([0, 1, 0, 1, 1])
    assert wide.low < wide.mean < wide.high


def test_a_difference_in_every_pair_is_significant() -> None:
    """One that goes both ways is not."""
    assert difference([0.9, 0.8, 0.7], [0.5, 0.5, 0.5]).differs
    assert not difference([0.9, 0.1, 0.5, 0.4], [0.1, 0.9, 0.4, 0.5]).differs


class Scripted:
    """A searcher that knows its answers, and fails where it has none."""

    name = "scripted"

    def __init__(self, answers: Mapping[str, Found]) -> None:
        self._answers = answers

    def search(self, query: str, language: str) -> Found:
        """Return the answer for the query."""
        return self._answers[query]


QUESTION = Covered(
    "q", "keyword", {"nl": "vraag", "en": "question"}, GRADES, {"nl": {"a": ("Zo is het.",)}, "en": {"a": ("So it is.",)}}
)


def test_each_language_is_asked_and_compared() -> None:
    """With the sentence that its edition shows."""
    found = {"vraag": Found(["a"], "Zo is het."), "question": Found(["x", "a"], "So it is.")}
    outcomes = list(outcomes_of(Scripted(found), [QUESTION]))
    assert [each.marks.answered for each in outcomes] == [1, 0]
    assert means_of(outcomes)["success_1"].mean == 0.5
    assert language_difference(outcomes)["success_1"].mean == 1


def test_a_search_that_fails_counts_as_nothing_and_is_told() -> None:
    """A user would have had no answer."""
    outcome, _ = outcomes_of(Scripted({"question": Found(["a"])}), [QUESTION])
    assert outcome.marks == NONE
    assert outcome.fault.startswith("KeyError")


def test_a_page_counts_as_the_best_on_it_that_was_not_found_before() -> None:
    """Which favours whatever finds only pages."""
    found = Found(["page", "page", "a"], parts={"page": ("x", "b", "c")})
    assert found.documents(GRADES) == ["c", "b", "a"]


def test_bars_that_are_not_kept_are_named() -> None:
    """With what was reached and what was asked."""
    bars = [Bar("ndcg", 0.5, least=True), Bar("lost", 0.03, least=False), Bar("other", 1, least=True)]
    told = list(broken(bars, {"ndcg": 0.4, "lost": 0.03}))
    assert told[0] == "ndcg: 0.400, where at least 0.500 is asked"
    assert told[1].startswith("other: there is no such figure")
    assert len(told) == 2


def test_the_projects_bars_can_be_read() -> None:
    """And hold something."""
    assert read_bars()


@pytest.mark.parametrize("text", ["", "least: 1", "least: {a: x}\nmost: {}", "least: {}"])
def test_a_file_without_bars_is_refused(tmp_path: Path, text: str) -> None:
    """With what it should hold."""
    path = tmp_path / "bars.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError, match="holds no bars"):
        read_bars(path)
