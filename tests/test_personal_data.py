"""Personal data in a question: what the page sees, what it leaves alone, and what remains when it is taken out."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from lacking import lacking

from evaluation.errors import EvaluationError
from evaluation.page_script import returned
from evaluation.personal_data import measure
from evaluation.question_sets import PERSONAL_DATA, Personal, QuestionSets

CASES = yaml.safe_load((Path(__file__).parent / "data" / "personal_data.yml").read_text(encoding="utf-8"))
TUNING = Path(__file__).parent.parent / "evaluation" / "questions" / "personal-data.tuning.yml"
HARD = ["a", "A", "1", "1 ", "(", "a.b-", "a@a.", "Jan ", "A.", "van de ", "12-03-2014 ", "geb. ", "06-", "bsn ", "AB-1"]
HARD += ["dossiernummer ", "Kerkstraat ", "kerkstraat 12 ", "1234 AB "]


@pytest.fixture(autouse=True)
def node() -> None:
    """Skip where there is no node."""
    if shutil.which("node") is None:
        lacking("no node found to run the pages' scripts with; on Debian and Ubuntu: apt-get install nodejs")


def seen(*texts: str) -> list[list[dict[str, Any]]]:
    """Return what the page sees in each text."""
    return returned("personal-data.js", "personalData", texts)


def left(*texts: str) -> list[str]:
    """Return each text without its personal data."""
    return returned("personal-data.js", "withoutPersonalData", texts)


def test_every_case_is_seen_as_its_file_says() -> None:
    """Each kind with its piece of text, and nothing in what only looks like it."""
    found = seen(*(str(case["text"]) for case in CASES))
    wrong = [
        f"{case['text']}: {pieces}"
        for case, pieces in zip(CASES, found, strict=True)
        if {piece["kind"]: piece["text"] for piece in pieces} != case.get("found", {})
    ]

    assert wrong == []


def test_the_cases_hold_every_kind_and_look_alikes() -> None:
    """So that a rule is not changed without a case that tells."""
    kinds = [kind for case in CASES for kind in case.get("found", {})]

    assert set(kinds) == set(PERSONAL_DATA)
    assert min(map(kinds.count, PERSONAL_DATA)) >= 5
    assert sum("found" not in case for case in CASES) >= 60


@pytest.mark.parametrize("language", ["nl", "en"])
def test_questions_for_tuning_are_seen_as_their_file_says(language: str) -> None:
    """The kinds only: their file does not say which piece."""
    questions = yaml.safe_load(TUNING.read_text(encoding="utf-8"))
    found = seen(*(question[language] for question in questions))
    wrong = [
        f"{question['id']}: {pieces}"
        for question, pieces in zip(questions, found, strict=True)
        if {piece["kind"] for piece in pieces} != set(question.get("found", ()))
    ]

    assert wrong == []


def test_pieces_come_in_the_order_of_the_text_with_their_places() -> None:
    """The page cuts them out by place."""
    text = "Mara Vos, geb. 3 mei 2011, tel. (010) 123 45 67, bsn 111222333"
    (pieces,) = seen(text)

    assert [piece["kind"] for piece in pieces] == ["name_birthdate", "phone", "bsn"]
    assert [text[piece["start"] : piece["end"]] for piece in pieces] == [piece["text"] for piece in pieces]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Vader (06-12345678) wil niet, wat nu?", "Vader wil niet, wat nu?"),
        ("bsn 111222333: wie beslist?", "wie beslist?"),
        ("Het gaat om Tim Vos (geb. 3 mei 2011, bsn 111222333), wat nu?", "Het gaat om, wat nu?"),
        ("Dit is\teen vraag  zonder gegevens (echt).", "Dit is\teen vraag  zonder gegevens (echt)."),
        ("0612345678", ""),
    ],
)
def test_a_question_can_be_left_without_its_personal_data(text: str, rest: str) -> None:
    """No empty brackets or stray commas stay behind; a question without any stays as it was."""
    assert left(text) == [rest]


def test_nothing_is_seen_in_what_remains_of_any_case() -> None:
    """Taking out must not make a new piece out of what stood around it."""
    remains = left(*(str(case["text"]) for case in CASES))

    assert [text for text, pieces in zip(remains, seen(*remains), strict=True) if pieces] == []


def test_no_mixture_of_words_and_numbers_stops_the_rules() -> None:
    """A rule that fails would stop the search page; the mixtures are the same each time."""
    chance = random.Random(2026)
    words = [word for case in CASES for word in str(case["text"]).split()] + ["", "(", ")", "De", "In", ".", "’t", "-"]
    mixtures = [" ".join(chance.choices(words, k=chance.randint(1, 12))) for _ in range(20_000)]

    assert len(left(*mixtures)) == len(mixtures)


def test_no_text_keeps_the_rules_busy() -> None:
    """Long texts that almost match, many times over, take no longer than their length asks."""
    started = time.monotonic()
    seen(*(text * (20_000 // len(text)) for text in HARD))

    assert time.monotonic() - started < 20


def test_figures_count_each_kind_and_every_false_alarm() -> None:
    """A question counts in each language; a kind that no question has counts zero."""
    asked = {"nl": "bel 06-12345678", "en": "call my father"}
    sets = QuestionSets([], [], [], [], [Personal("p1", "personal", asked, ("phone",)), Personal("p2", "look-alike", asked, ())])
    figures = measure(sets)

    assert (figures.recall["phone"].count, figures.recall["phone"].total) == (1, 2)
    assert figures.recall["bsn"].value == figures.covered.value == 0
    assert figures.warned.value == figures.look_alikes.value == 0.5


def test_without_node_the_measure_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """And does not count everything as missed."""
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(EvaluationError, match="apt-get install nodejs"):
        measure(QuestionSets([], [], [], [], []))
