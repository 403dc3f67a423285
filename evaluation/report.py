"""Report: what was measured, as lines to print and as data."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from evaluation.figures import Measured
from evaluation.groups import Means, groups_of, language_difference, means_of
from evaluation.outcomes import Outcome
from search_service.passages import LANGUAGES

HEADS = {"ndcg": "nDCG@10", "success_1": "success@1", "success_3": "success@3", "reciprocal_rank": "MRR", "answered": "sentence"}


def report(measured: Measured, show_misses: bool) -> Iterator[str]:
    """Yield all that is printed."""
    yield from _table(measured.outcomes)
    if show_misses:
        yield "\nNo answer among the first three:"
        yield from _misses(measured.outcomes)


def as_data(measured: Measured) -> dict[str, Any]:
    """Return all figures, and the outcome of each question."""
    return {
        "figures": {name: _plain(means_of(group)) for name, group in groups_of(measured.outcomes).items()},
        "language_difference": _plain(language_difference(measured.outcomes)),
        "questions": [_question(each) for each in measured.outcomes],
    }


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"{'':<14}{'number':>7}" + "".join(f"{head:>20}" for head in HEADS.values())
    for name, group in groups_of(outcomes).items():
        yield f"{name:<14}{len(group):>7}" + _cells(means_of(group))
    yield f"{' less '.join(LANGUAGES):<21}" + _cells(language_difference(outcomes))


def _misses(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for each in outcomes:
        if each.fault:
            yield f"{each.question.id} {each.language}: failed: {each.fault}"
        elif not each.marks.success_3:
            found = ", ".join(each.found.ranked[:3]) or "nothing"
            wanted = ", ".join(sorted(each.question.answering))
            yield f"{each.question.id} {each.language}: {each.question.asked[each.language]}  [found {found}; answers {wanted}]"


def _question(outcome: Outcome) -> dict[str, Any]:
    found = {"found": list(outcome.found.ranked), "sentence": outcome.found.sentence, "fault": outcome.fault}
    return {"id": outcome.question.id, "language": outcome.language, **found, **asdict(outcome.marks)}


def _cells(means: Means) -> str:
    return "".join(f"{each.mean:.2f} ({each.low:.2f}..{each.high:.2f})".rjust(20) for each in means.values())


def _plain(means: Means) -> dict[str, dict[str, float]]:
    return {metric: {bound: round(value, 4) for bound, value in asdict(each).items()} for metric, each in means.items()}
