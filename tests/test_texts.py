"""What is embedded and matched of a document."""

from search_service.index import Index
from search_service.texts import NO_PASSAGE, WINDOW_WORDS, digest_of, texts_of, windows


def test_a_long_passage_is_cut_at_sentences() -> None:
    """Each window has the title and fits in the model."""
    sentences = [f"Zin {number} heeft precies zes woorden." for number in range(100)]
    found = list(windows("Een titel", sentences))
    assert len(found) == 3
    assert all(window.startswith("Een titel. Zin") for window in found)
    assert all(len(window.split()) <= WINDOW_WORDS for window in found)
    assert " ".join(window.removeprefix("Een titel. ") for window in found) == " ".join(sentences)


def test_one_sentence_longer_than_a_window_stays_whole() -> None:
    """A sentence is never cut."""
    assert list(windows("Titel", ["woord " * 400])) == [f"Titel. {'woord ' * 400}"]


def test_a_heading_without_text_is_its_title() -> None:
    """There is always something to find."""
    assert list(windows("Titel", [])) == ["Titel"]


def test_an_item_has_its_passages_actions_and_questions(index: Index) -> None:
    """Each in both languages, next to each other."""
    texts = [text for text in texts_of(index.corpus, index.documents) if index.documents[text.document].id == "st-01"]
    assert [(text.language, text.kind) for text in texts] == [
        ("nl", "passage"),
        ("nl", "actions"),
        ("nl", "question"),
        ("en", "passage"),
        ("en", "actions"),
        ("en", "question"),
    ]
    assert "Functioneel leidinggevende: Geef rugdekking bij twijfel." in texts[1].content
    assert texts[1].passage == NO_PASSAGE


def test_a_barrier_is_found_by_its_situation_too(index: Index) -> None:
    """It is how a reader would put it."""
    texts = [text for text in texts_of(index.corpus, index.documents) if text.kind == "question"]
    assert "Er is te weinig personeel" in {text.content for text in texts}


def test_the_digest_changes_with_any_text(index: Index) -> None:
    """An index made by other code from the same passages is told apart."""
    texts = texts_of(index.corpus, index.documents)
    assert digest_of(texts) == index.manifest.texts
    assert digest_of(texts[1:]) != index.manifest.texts
