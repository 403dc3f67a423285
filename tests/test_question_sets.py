"""The questions that measure the search: whole, up to date with the handbook, and unlike the handbook's own."""

import json
from pathlib import Path

import pytest

from evaluation.errors import EvaluationError
from evaluation.likeness import near_copies
from evaluation.question_sets import ANSWERS, HELPS, KINDS, PARTS, PERSONAL_DATA, QuestionSets, read_sets
from search_service.corpus import read_corpus
from search_service.documents import Document, documents_of
from search_service.passages import LANGUAGES, Corpus

BUILD = Path(__file__).parent.parent / "build"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Return the built handbook."""
    return read_corpus(BUILD)


@pytest.fixture(scope="module")
def documents(corpus: Corpus) -> dict[str, Document]:
    """Return what can be found, by id."""
    return {each.id: each for each in documents_of(corpus)}


@pytest.fixture(scope="module", params=PARTS)
def sets(request: pytest.FixtureRequest) -> QuestionSets:
    """Return each part."""
    return read_sets(request.param)


def test_the_sets_are_as_large_as_they_have_to_be() -> None:
    """Enough to tell one search from another."""
    both = [read_sets(part) for part in PARTS]
    assert sum(len(each.covered) for each in both) >= 150
    assert sum(len(each.not_covered) for each in both) >= 120
    assert sum(len(each.danger) for each in both) >= 40
    assert sum(len(each.talk_of_danger) for each in both) >= 20


def test_no_question_stands_in_two_parts() -> None:
    """Else the test would measure what was tuned."""
    parts = [read_sets(part) for part in PARTS]
    ids = [each.id for part in parts for some in vars(part).values() for each in some]
    assert len(ids) == len(set(ids))


def test_every_kind_of_question_is_asked(sets: QuestionSets) -> None:
    """And no other."""
    assert {each.kind for each in sets.covered} == set(KINDS)
    assert {each.kind for each in sets.not_covered} == {"near", "far"}
    assert all(set(each.found) <= set(PERSONAL_DATA) for each in sets.personal)
    assert all(bool(each.found) == (each.kind == "personal") for each in sets.personal)


def test_grades_are_of_documents_that_can_be_found(sets: QuestionSets, documents: dict[str, Document]) -> None:
    """And one of them answers."""
    for question in sets.covered:
        assert question.grades.keys() <= documents.keys(), question.id
        assert set(question.grades.values()) <= {ANSWERS, HELPS}, question.id
        assert question.answering, question.id


def test_sentences_that_answer_stand_in_the_handbook(sets: QuestionSets, documents: dict[str, Document]) -> None:
    """Where a page was reworded, renew the sentence in evaluation/questions."""
    for question in sets.covered:
        for language in LANGUAGES:
            for name, sentences in question.sentences[language].items():
                assert name in question.answering, question.id
                gone = set(sentences) - set(documents[name].said(language))
                assert not gone, f"{question.id}: {name} no longer says {gone}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_of_the_handbook_is_a_near_copy_of_one_of_the_test(corpus: Corpus, language: str) -> None:
    """It would be found by itself, and the figures would flatter."""
    items = corpus.editions[language].items.values()
    own = [question for item in items for question in (*item.questions, *item.phrasings)]
    for question in read_sets("test").covered:
        assert not near_copies(question.asked[language], own, language), question.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_of_what_is_not_covered_is_a_near_copy_of_one_of_the_test(corpus: Corpus, language: str) -> None:
    """Search would have learnt that one by heart."""
    for question in read_sets("test").not_covered:
        assert not near_copies(question.asked[language], corpus.editions[language].outside, language), question.id


def test_near_copies_are_seen_and_other_questions_are_not() -> None:
    """By the words that they share, or by their letters."""
    own = ["Mag ik gegevens delen zonder toestemming van het gezin?", "Wie heeft de regie?", "Wat kost het?"]
    assert near_copies("mag ik zonder toestemming van een gezin gegevens delen", own, "nl") == own[:1]
    assert near_copies("wie heeft regie", own, "nl") == own[1:2]
    assert not near_copies("wie heeft de regie over het veiligheidsplan", own, "nl")
    assert not near_copies("mag de school ook iets vertellen", own, "nl")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: [", "cannot be read"),
        ("a: 1", "holds no list"),
        (json.dumps([{"id": "a", "kind": "keyword", "nl": "x"}]), "question 1 has no en"),
    ],
)
def test_a_faulty_file_is_named(tmp_path: Path, text: str, fault: str) -> None:
    """With what is wrong in it."""
    for name in ("covered", "not-covered", "danger", "personal-data"):
        (tmp_path / f"{name}.test.yml").write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError, match=fault):
        read_sets("test", tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """It comes with the project."""
    with pytest.raises(EvaluationError, match=r"danger\.test\.yml"):
        read_sets("test", tmp_path)
