"""Groups: the means of the metrics over groups of questions, with their intervals."""

from collections.abc import Mapping, Sequence
from dataclasses import fields

from evaluation.intervals import Interval, difference, interval
from evaluation.metrics import Marks
from evaluation.outcomes import Outcome
from evaluation.question_sets import KINDS
from search_service.passages import LANGUAGES

METRICS = tuple(each.name for each in fields(Marks))

Means = Mapping[str, Interval]


def groups_of(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Return the outcomes as a whole, by language and by kind of question."""
    groups = {"all": list(outcomes)}
    groups |= {language: [each for each in outcomes if each.language == language] for language in LANGUAGES}
    groups |= {kind: [each for each in outcomes if each.question.kind == kind] for kind in KINDS}
    return {name: group for name, group in groups.items() if group}


def means_of(outcomes: Sequence[Outcome]) -> Means:
    """Return the mean of each metric, where the languages of one question count as one: they are no separate chances."""
    return {metric: interval(by_question(outcomes, metric)) for metric in METRICS}


def by_question(outcomes: Sequence[Outcome], metric: str) -> list[float]:
    """Return the mean of a metric over the languages, for each question in turn."""
    values: dict[str, list[float]] = {}
    for each in outcomes:
        values.setdefault(each.question.id, []).append(getattr(each.marks, metric))
    return [sum(marks) / len(marks) for marks in values.values()]


def language_difference(outcomes: Sequence[Outcome]) -> Means:
    """Return how much better the first language does than the second, question by question."""
    first, second = ([each for each in outcomes if each.language == language] for language in LANGUAGES)
    return {metric: difference(by_question(first, metric), by_question(second, metric)) for metric in METRICS}
