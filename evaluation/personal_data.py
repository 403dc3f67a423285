"""Personal data: how much of it the page sees in questions before they are sent, and how often it warns for nothing.

A question counts once in each language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.page_script import returned
from evaluation.question_sets import PERSONAL_DATA, Question, QuestionSets

SCRIPT, FUNCTION = "personal-data.js", "personalData"


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    total: int

    @property
    def value(self) -> float:
        """Return the share, from 0 to 1; of nothing, zero."""
        return self.count / self.total if self.total else 0.0


@dataclass(frozen=True)
class PersonalDataFigures:
    """How well personal data is seen.

    `recall` holds for each kind how many of the questions with it are warned about for it, `warned` how many of all
    questions with personal data are warned about at all; the others are false alarms.
    """

    recall: Mapping[str, Share]
    warned: Share
    look_alikes: Share
    covered: Share
    not_covered: Share


def measure(sets: QuestionSets) -> PersonalDataFigures:
    """Return the figures of the page's own rules.

    Raises:
        EvaluationError: there is no node to run them with, or they fail.
    """
    personal = [each for each in sets.personal if each.found]
    expected = [each.found for each in personal for _ in each.asked]
    seen = _kinds(personal)
    return PersonalDataFigures(
        recall={kind: _recall(kind, expected, seen) for kind in PERSONAL_DATA},
        warned=_warned(seen),
        look_alikes=_warned(_kinds([each for each in sets.personal if not each.found])),
        covered=_warned(_kinds(sets.covered)),
        not_covered=_warned(_kinds(sets.not_covered)),
    )


def _kinds(questions: Sequence[Question]) -> list[frozenset[str]]:
    """Return the kinds that the page sees in each question, in each language."""
    texts = [text for question in questions for text in question.asked.values()]
    return [frozenset(piece["kind"] for piece in pieces) for pieces in returned(SCRIPT, FUNCTION, texts)]


def _recall(kind: str, expected: Sequence[Sequence[str]], seen: Sequence[frozenset[str]]) -> Share:
    with_kind = [kind in found for asked, found in zip(expected, seen, strict=True) if kind in asked]
    return Share(sum(with_kind), len(with_kind))


def _warned(seen: Sequence[frozenset[str]]) -> Share:
    return Share(sum(map(bool, seen)), len(seen))
