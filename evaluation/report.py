"""Report: what was measured, as lines to print and as data."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from evaluation.figures import Measured
from evaluation.groups import Means, groups_of, language_difference, means_of
from evaluation.intervals import Interval
from evaluation.outcomes import Outcome
from evaluation.personal_data import PersonalDataFigures
from evaluation.verdicts import DangerFigures, VerdictFigures
from search_service.passages import LANGUAGES

HEADS = {"ndcg": "nDCG@10", "success_1": "success@1", "success_3": "success@3", "reciprocal_rank": "MRR", "answered": "sentence"}


def report(measured: Measured, show_misses: bool) -> Iterator[str]:
    """Yield all that is printed."""
    yield from _table(measured.outcomes)
    yield from _verdict(measured.verdict)
    yield from _danger(measured.danger)
    yield from _personal(measured.personal)
    if show_misses:
        yield "\nNo answer among the first three:"
        yield from _misses(measured.outcomes)


def as_data(measured: Measured) -> dict[str, Any]:
    """Return all figures, and the outcome of each question."""
    return {
        "figures": {name: _plain(means_of(group)) for name, group in groups_of(measured.outcomes).items()},
        "language_difference": _plain(language_difference(measured.outcomes)),
        "verdict": asdict(measured.verdict),
        "danger": asdict(measured.danger),
        "personal_data": asdict(measured.personal) if measured.personal else None,
        "questions": [_question(each) for each in measured.outcomes],
    }


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"{'':<14}{'number':>7}" + "".join(f"{head:>20}" for head in HEADS.values())
    for name, group in groups_of(outcomes).items():
        yield f"{name:<14}{len(group):>7}" + _cells(means_of(group))
    yield f"{' less '.join(LANGUAGES):<21}" + _cells(language_difference(outcomes))


def _verdict(figures: VerdictFigures) -> Iterator[str]:
    yield "\nVerdict"
    yield f"covered, called not covered: {_share(figures.turned_away)}; called uncertain: {_share(figures.doubted_covered)}"
    for kind, told in figures.told.items():
        yield f"not covered ({kind}), called that: {_share(told)}; called uncertain: {_share(figures.doubted[kind])}"
    yield f"area under the curve of the probability: {_span(figures.auc)}"
    yield "reliability: " + "; ".join(f"{each.number} told {each.said:.2f}, found {each.found:.2f}" for each in figures.bins)


def _danger(figures: DangerFigures) -> Iterator[str]:
    yield "\nEmergency numbers shown"
    yield f"danger now: {_share(figures.danger)}; not heard: {', '.join(figures.missed) or 'none'}"
    yield f"talk of danger: {_share(figures.talk)}"
    yield f"covered: {_share(figures.covered)}; not covered: {_share(figures.not_covered)}"


def _personal(figures: PersonalDataFigures | None) -> Iterator[str]:
    yield "\nWarned of personal data"
    if figures is None:
        yield "not measured: no node found to run the page's rules with (on Debian and Ubuntu: apt-get install nodejs)"
        return
    shares = {**figures.recall, "any": figures.warned}
    yield "seen: " + "; ".join(f"{kind} {each.count} of {each.total}" for kind, each in shares.items())
    alarms = {"look-alikes": figures.look_alikes, "covered": figures.covered, "not covered": figures.not_covered}
    yield "false alarms: " + "; ".join(f"{name} {each.count} of {each.total}" for name, each in alarms.items())


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


def _share(share: Interval) -> str:
    return f"{100 * share.mean:.1f}% ({100 * share.low:.1f}..{100 * share.high:.1f})"


def _span(each: Interval) -> str:
    return f"{each.mean:.3f} ({each.low:.3f}..{each.high:.3f})"


def _cells(means: Means) -> str:
    return "".join(f"{each.mean:.2f} ({each.low:.2f}..{each.high:.2f})".rjust(20) for each in means.values())


def _plain(means: Means) -> dict[str, dict[str, float]]:
    return {metric: {bound: round(value, 4) for bound, value in asdict(each).items()} for metric, each in means.items()}
