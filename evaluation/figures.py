"""Figures: everything that is measured, and the numbers among it that bars can be set for."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.groups import means_of
from evaluation.outcomes import Outcome, outcomes_of
from evaluation.own import OwnSearch
from evaluation.personal_data import PersonalDataFigures
from evaluation.personal_data import measure as personal_figures
from evaluation.question_sets import QuestionSets
from evaluation.verdicts import DangerFigures, VerdictFigures, danger_figures, respond, verdict_figures
from search_service.search import SearchEngine


@dataclass(frozen=True)
class Measured:
    """What came of one part of the question sets; `personal` is None where there is no node to run the page's rules with."""

    outcomes: Sequence[Outcome]
    verdict: VerdictFigures
    danger: DangerFigures
    personal: PersonalDataFigures | None

    @property
    def figures(self) -> Mapping[str, float]:
        """Return the numbers by name."""
        personal = {
            "personal_data": self.personal.warned.value,
            "personal_data_alarms": self.personal.covered.value,
        } if self.personal else {}  # fmt: skip
        return {
            **{name: each.mean for name, each in means_of(self.outcomes).items()},
            "turned_away": self.verdict.turned_away.mean,
            "told": self.verdict.told["all"].mean,
            "auc": self.verdict.auc.mean,
            "danger": self.danger.danger.mean,
            "danger_talk": self.danger.talk.mean,
            "danger_covered": self.danger.covered.mean,
            **personal,
        }

    @property
    def unmeasured(self) -> frozenset[str]:
        """Return the names of the numbers that could not be had."""
        return frozenset() if self.personal else frozenset({"personal_data", "personal_data_alarms"})


def measure(engine: SearchEngine, sets: QuestionSets) -> Measured:
    """Ask every question of the sets."""
    covered, others = respond(engine, sets.covered), respond(engine, sets.not_covered)
    return Measured(
        outcomes=list(outcomes_of(OwnSearch(engine), sets.covered)),
        verdict=verdict_figures(covered, others, sets.not_covered),
        danger=danger_figures(respond(engine, sets.danger), respond(engine, sets.talk_of_danger), covered, others),
        personal=personal_figures(sets) if shutil.which("node") else None,
    )
