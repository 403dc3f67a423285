"""The parts of the measurements, on tiny sizes; no test here looks at a clock."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks.arithmetic import Shape, large_speed, own_speed
from benchmarks.closed_loop import run
from benchmarks.load import Throughput
from benchmarks.one_index import KINDS, measure, recall
from benchmarks.questions import TEN, Question, questions
from benchmarks.service import processor_s, processors, resident_mb
from benchmarks.steps import WHOLE, EncoderParts, Steps, Taken
from benchmarks.times import Times, table, verdict
from benchmarks.vectors import PER_DOCUMENT, PER_GROUP, sample
from benchmarks.warm_search import Measured

if TYPE_CHECKING:
    from embedder import HashingEmbedder

    from search_service.layout import Numbers
    from search_service.search import SearchEngine


def test_no_question_is_ever_asked_twice() -> None:
    """A cache of answers would otherwise be measured in place of a search, also where only capitals or commas differ."""
    texts = {each.text.casefold() for each in questions(20_000)}

    assert len(texts) == 20_000


def test_questions_go_on_where_the_last_ones_ended() -> None:
    """So that two measurements can share them out, and a third can ask the same."""
    assert questions(30)[10:] == questions(20, skip=10)


def test_questions_have_about_twelve_words() -> None:
    """As the ones that the encoder's arithmetic is told of."""
    words = [len(each.text.split()) for each in questions(10 * TEN)]

    assert sum(words) / len(words) == pytest.approx(12.7)


def test_more_questions_than_there_are_is_refused() -> None:
    """And not answered with old ones."""
    with pytest.raises(ValueError, match="ask for fewer rounds"):
        questions(1, skip=1_000_000)


def test_times_tell_their_middle_and_their_slow_end() -> None:
    """A table has both, and the best."""
    times = Times("work", [float(value) for value in range(1, 22)])

    assert (times.median, times.slow) == (11, 20)
    assert table("ms", [times]).splitlines()[1].split() == ["work", "11.000", "20.000", "1.000"]


def test_what_is_timed_still_returns_its_value() -> None:
    """So that a step can be timed where it is done."""
    times = Times("sum")

    assert times.take(sum, [1, 2]) == 3
    assert len(times.values) == 1


@pytest.mark.parametrize(("ratio", "said"), [(1.3, "yes"), (1.31, "no")])
def test_an_aim_is_kept_up_to_its_bound(ratio: float, said: str) -> None:
    """It is told, and nothing fails."""
    assert verdict("search / encoder", ratio, 1.3).endswith(f"aim 1.3: {said}")


def test_the_report_of_warm_search_names_each_aim() -> None:
    """Median 1.5 times the encoder's, p95 as the median, a repeated question at a tenth."""
    measured = Measured()
    for times, value in ((measured.bare, 10), (measured.new, 15), (measured.inside, 12), (measured.repeated, 1.5)):
        times.values += [value] * 2

    aims = [line.split(" aim ")[1] for line in measured.report().splitlines() if " aim " in line]

    assert aims == ["1.3: no", "2: yes", "0.1: yes"]


def test_clients_share_out_the_questions() -> None:
    """Each is asked once, whoever asks it, and each has its time."""
    asked: list[Question] = []

    outcome = run([asked.append] * 4, questions(50))

    assert sorted(each.text for each in asked) == sorted(each.text for each in questions(50))
    assert len(outcome.latencies_ms) == 50


def test_a_client_that_fails_ends_the_measurement() -> None:
    """A rate of questions without answers would be none."""

    def fail(question: Question) -> None:
        raise SystemExit("the service answered 500")

    with pytest.raises(SystemExit, match="answered 500"):
        run([fail, fail], questions(4))


def test_turns_of_one_kind_of_work_are_added_up() -> None:
    """The rate is that of all of them together."""
    found = Throughput("service")
    for _ in range(2):
        found.add(run([lambda question: None], questions(5)), processor=0.5)

    assert len(found.latencies.values) == 10
    assert found.per_second == pytest.approx(10 / found.seconds)
    assert "100.00" in found.row(1)  # ms of processor time a question


def test_the_system_tells_memory_and_processor_time_of_a_process() -> None:
    """Both are of this process here."""
    assert resident_mb() > 1
    assert processor_s(os.getpid()) > 0
    assert processors() >= 1


def test_made_up_vectors_lie_in_groups_in_documents() -> None:
    """Cosines of about 0.6 in a group, 0.2 in a document and 0 elsewhere; always the same ones, of length one."""
    made = sample(2_000, 5)
    texts = made.texts
    first = texts[::PER_DOCUMENT]
    group, document = (float((first * texts[step::PER_DOCUMENT]).sum(axis=1).mean()) for step in (1, PER_GROUP))
    others = float((texts[:1_000] * texts[1_000:]).sum(axis=1).mean())

    assert np.allclose(np.linalg.norm(texts, axis=1), 1, atol=1e-5)
    assert [group, document, others] == pytest.approx([0.6, 0.2, 0], abs=0.06)
    assert np.array_equal(sample(2_000, 5).queries, made.queries)


@pytest.mark.parametrize("kind", KINDS)
def test_an_index_of_a_few_vectors_finds_the_nearest(kind: str) -> None:
    """Exact search finds all; HNSW nearly all among so few."""
    rows = list(measure(kind, 200, 5))

    assert all(row.size == 200 and len(row.times_ms) == 5 for row in rows)
    assert all(row.recall >= (1 if kind == "exact" else 0.9) for row in rows)


def test_recall_counts_whatever_the_order() -> None:
    """Two of four were found."""
    assert recall(np.array([[1, 2], [3, 9]]), np.array([[2, 8], [4, 3]])) == 0.5


def test_twenty_tokens_take_about_0_86_billion_operations() -> None:
    """12 layers of 12 * 384^2 parameters, twice for each token, and attention: 849 + 7 million."""
    assert Shape(layers=12, width=384, inner=1536).operations(20) == 849_346_560 + 7_372_800


def test_products_of_any_shape_can_be_timed() -> None:
    """The graphs that are made for it are valid."""
    assert large_speed(threads=1, repeats=1) > 0
    assert own_speed(Shape(layers=2, width=8, inner=16), tokens=3, threads=1, repeats=1) > 0


class NoParts(EncoderParts):
    """An encoder that has no parts."""

    def __init__(self) -> None:
        """Open nothing."""

    def tokens(self, text: str) -> dict[str, Numbers]:
        """Return one number a word."""
        return {"input_ids": np.arange(len(text.split()))[np.newaxis]}

    def run(self, tokens: dict[str, Numbers]) -> object:
        """Do nothing."""
        return None


def test_every_step_of_a_search_is_timed(engine: SearchEngine, embedder: HashingEmbedder) -> None:
    """The steps call what the engine calls, so a change of the engine that they must follow shows here."""
    steps, taken = Steps(engine, embedder, NoParts()), Taken()
    first, second = questions(2)

    steps.search(first, 10, taken)
    tokens = steps.apart(second, 10, taken)

    assert tokens == len(second.text.split())
    assert {"search", "JSON", *WHOLE} <= taken.times.keys()
    assert taken.rest() == pytest.approx(taken.times["search"].median - sum(taken.times[name].median for name in WHOLE))
