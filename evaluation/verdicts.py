"""Verdicts: how well search knows whether the handbook answers a question, and whether someone is in danger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap
from sklearn.metrics import roc_auc_score

from evaluation.intervals import CONFIDENCE, RESAMPLES, SEED, Interval, interval
from evaluation.question_sets import Question
from search_service.passages import LANGUAGES
from search_service.request import SearchRequest
from search_service.search import SearchEngine, SearchResponse

BINS = 5
FEWER_RESAMPLES = RESAMPLES // 10
"""For the area under the curve, which takes a thousand times as long to count as a mean."""


@dataclass(frozen=True)
class Bin:
    """Questions with about the same probability: how many, the mean of it, and the share that is covered."""

    number: int
    said: float
    found: float


@dataclass(frozen=True)
class VerdictFigures:
    """Shares of questions with a verdict, and how well the probability tells them apart.

    `turned_away` and `doubted_covered`: covered questions that are called not covered, or uncertain. `told` and `doubted`:
    questions that are not covered, by kind, and called that, or uncertain. `bins` is the reliability table.
    """

    turned_away: Interval
    doubted_covered: Interval
    told: Mapping[str, Interval]
    doubted: Mapping[str, Interval]
    auc: Interval
    bins: Sequence[Bin]


@dataclass(frozen=True)
class DangerFigures:
    """Shares of messages that set off the emergency numbers: danger now, talk of it, and the handbook's own subjects."""

    danger: Interval
    talk: Interval
    covered: Interval
    not_covered: Interval
    missed: Sequence[str]


Responses = Mapping[str, Sequence[SearchResponse]]
"""For each question its responses, one in each language."""


def respond(engine: SearchEngine, questions: Sequence[Question]) -> Responses:
    """Return what the service says of each question."""
    return {
        question.id: [engine.search(SearchRequest(question.asked[language], language, limit=1)) for language in LANGUAGES]
        for question in questions
    }


def verdict_figures(covered: Responses, others: Responses, asked: Sequence[Question]) -> VerdictFigures:
    """Return the figures of the verdict from the responses to covered questions, and to others; `asked` are those."""
    kinds = {"all": others} | {
        kind: {each.id: others[each.id] for each in asked if each.kind == kind} for kind in sorted({each.kind for each in asked})
    }
    chances = [response.probability for some in (covered, others) for each in some.values() for response in each]
    truth = [some is covered for some in (covered, others) for each in some.values() for _ in each]
    return VerdictFigures(
        turned_away=_share(covered, "not_covered"),
        doubted_covered=_share(covered, "uncertain"),
        told={kind: _share(some, "not_covered") for kind, some in kinds.items()},
        doubted={kind: _share(some, "uncertain") for kind, some in kinds.items()},
        auc=_auc(np.array(truth), np.array(chances)),
        bins=list(_bins(np.array(truth), np.array(chances))),
    )


def danger_figures(danger: Responses, talk: Responses, covered: Responses, others: Responses) -> DangerFigures:
    """Return the figures of what sets off the emergency numbers, from the responses to each sort of question."""
    return DangerFigures(
        danger=_alarmed(danger),
        talk=_alarmed(talk),
        covered=_alarmed(covered),
        not_covered=_alarmed(others),
        missed=list(_unheard(danger)),
    )


def _share(responses: Responses, verdict: str) -> Interval:
    """Return the share with this verdict; the languages of one question count as one."""
    return interval([np.mean([each.verdict == verdict for each in some]).item() for some in responses.values()])


def _alarmed(responses: Responses) -> Interval:
    return interval([np.mean([each.danger for each in some]).item() for some in responses.values()])


def _unheard(danger: Responses) -> Iterator[str]:
    for name, responses in danger.items():
        yield from (f"{name} {language}" for language, each in zip(LANGUAGES, responses, strict=True) if not each.danger)


def _auc(truth: NDArray[np.bool_], chances: NDArray[np.float64]) -> Interval:
    """Return the area under the ROC curve: the chance that a covered question has the higher probability of two."""
    found = bootstrap(
        (truth, chances), roc_auc_score, paired=True, vectorized=False, n_resamples=FEWER_RESAMPLES,
        confidence_level=CONFIDENCE, method="percentile", rng=np.random.default_rng(SEED),
    ).confidence_interval  # fmt: skip
    return Interval(float(roc_auc_score(truth, chances)), float(found.low), float(found.high))


def _bins(truth: NDArray[np.bool_], chances: NDArray[np.float64]) -> Iterator[Bin]:
    """Yield bins of equal width from 0 to 1, without the empty ones."""
    places = np.minimum((chances * BINS).astype(int), BINS - 1)
    for place in range(BINS):
        held = places == place
        if held.any():
            yield Bin(int(held.sum()), float(chances[held].mean()), float(truth[held].mean()))
