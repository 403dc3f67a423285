"""Outcomes: what a searcher made of each question of the handbook, in each language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.metrics import NONE, Marks, marks
from evaluation.question_sets import Covered
from evaluation.searcher import Found, Searcher
from search_service.passages import LANGUAGES


@dataclass(frozen=True)
class Outcome:
    """One question in one language; `fault` tells what went wrong where the search failed."""

    question: Covered
    language: str
    found: Found
    marks: Marks
    fault: str = ""


def outcomes_of(searcher: Searcher, questions: Sequence[Covered]) -> Iterator[Outcome]:
    """Yield the outcome of every question in every language, question by question."""
    for question in questions:
        for language in LANGUAGES:
            yield _outcome(searcher, question, language)


def _outcome(searcher: Searcher, question: Covered, language: str) -> Outcome:
    try:
        found = searcher.search(question.asked[language], language)
    except Exception as error:  # whatever fails, a user would have no answer: it counts as nothing, and is told
        return Outcome(question, language, Found(()), NONE, f"{type(error).__name__}: {error}")
    ranked = found.documents(question.grades)
    return Outcome(question, language, found, marks(ranked, question.grades, _answers(found, question, language)))


def _answers(found: Found, question: Covered, language: str) -> bool:
    right = question.sentences[language].get(found.ranked[0], ()) if found.ranked else ()
    return found.sentence in right
