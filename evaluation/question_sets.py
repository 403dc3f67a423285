"""Question sets: what is asked, and what answers it.

Each set is split once into a tuning part, to choose settings with, and a test part, to tell how good search is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from evaluation.errors import EvaluationError
from search_service.passages import LANGUAGES

QUESTIONS = Path(__file__).parent / "questions"
PARTS = ("test", "tuning")
ANSWERS, HELPS = 2, 1

KINDS = ("scenario", "paraphrase", "keyword", "abbreviation", "typo", "compound", "mixed")
"""How a question is put: an intake told in sentences; other words than the source's; a few words; an abbreviation; typing
errors; a compound that is written apart or as one; two languages in one question."""

PERSONAL_DATA = ("name_birthdate", "bsn", "phone", "email", "address", "case_number")

Sentences: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Question:
    """One question in each language; `kind` says what sort of question it is."""

    id: str
    kind: str
    asked: Mapping[str, str]


@dataclass(frozen=True)
class Covered(Question):
    """A question that the handbook answers.

    `grades` holds for each document that is of use whether it answers (2) or helps (1); `sentences` the sentences that
    answer, per language and document.
    """

    grades: Mapping[str, int]
    sentences: Mapping[str, Sentences]

    @property
    def answering(self) -> frozenset[str]:
        """Return the documents that answer."""
        return frozenset(name for name, grade in self.grades.items() if grade == ANSWERS)


@dataclass(frozen=True)
class Personal(Question):
    """A question with the kinds of personal data in it; none where it only looks like it."""

    found: tuple[str, ...]


@dataclass(frozen=True)
class QuestionSets:
    """One part of all sets."""

    covered: Sequence[Covered]
    not_covered: Sequence[Question]
    danger: Sequence[Question]
    talk_of_danger: Sequence[Question]
    personal: Sequence[Personal]


def read_sets(part: str, folder: Path = QUESTIONS) -> QuestionSets:
    """Read one part of the sets; raise EvaluationError with the file and the question where one is faulty."""
    danger = [_plain(each) for each in _records(folder / f"danger.{part}.yml")]
    return QuestionSets(
        covered=[_covered(each) for each in _records(folder / f"covered.{part}.yml")],
        not_covered=[_plain(each) for each in _records(folder / f"not-covered.{part}.yml")],
        danger=[each for each in danger if each.kind == "danger"],
        talk_of_danger=[each for each in danger if each.kind == "talk"],
        personal=[_personal(each) for each in _records(folder / f"personal-data.{part}.yml")],
    )


def _records(path: Path) -> Sequence[Mapping[str, Any]]:
    try:
        records = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error}); restore it from version control") from error
    if not isinstance(records, list):
        raise EvaluationError(f"{path}: holds no list of questions; restore it from version control")
    for number, record in enumerate(records, start=1):
        missing = [key for key in ("id", "kind", *LANGUAGES) if not isinstance(record, dict) or not record.get(key)]
        if missing:
            raise EvaluationError(f"{path}: question {number} has no {missing[0]}; add it")
    return records


def _asked(record: Mapping[str, Any]) -> dict[str, str]:
    return {language: record[language] for language in LANGUAGES}


def _plain(record: Mapping[str, Any]) -> Question:
    return Question(record["id"], record["kind"], _asked(record))


def _personal(record: Mapping[str, Any]) -> Personal:
    return Personal(record["id"], record["kind"], _asked(record), tuple(record.get("found", ())))


def _covered(record: Mapping[str, Any]) -> Covered:
    sentences = {
        language: {name: tuple(each) for name, each in record.get("sentences", {}).get(language, {}).items()}
        for language in LANGUAGES
    }
    return Covered(record["id"], record["kind"], _asked(record), record["grades"], sentences)
