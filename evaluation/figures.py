"""Figures: everything that is measured, and the numbers among it that bars can be set for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.groups import means_of
from evaluation.outcomes import Outcome, outcomes_of
from evaluation.own import OwnSearch
from evaluation.question_sets import QuestionSets
from search_service.search import SearchEngine


@dataclass(frozen=True)
class Measured:
    """What came of one part of the question sets."""

    outcomes: Sequence[Outcome]

    @property
    def figures(self) -> Mapping[str, float]:
        """Return the numbers by name."""
        return {name: each.mean for name, each in means_of(self.outcomes).items()}


def measure(engine: SearchEngine, sets: QuestionSets) -> Measured:
    """Ask every question of the sets."""
    return Measured(list(outcomes_of(OwnSearch(engine), sets.covered)))
