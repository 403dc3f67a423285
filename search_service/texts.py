"""Texts: what is embedded of each document, and what is matched by its words.

Passages, cut into windows that the model can read whole; what each role does; the situation that an item is about, and the
questions that it answers. How readers put what it answers (phrasings) is not searched, but learnt from.
Texts stand in the order of their documents, so that the rows of one document are next to each other.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from search_service.documents import Document, value_labels
from search_service.passages import LANGUAGES, Corpus, Item

WINDOW_WORDS = 250
"""Most words in a text: Dutch takes about 1.5 tokens a word, and the model reads 512 of them."""

NO_PASSAGE = -1

Kind = Literal["passage", "actions", "question", "phrasing"]

ASKED: tuple[Kind, ...] = ("question", "phrasing")
"""Kinds of texts that are put as a reader would."""


@dataclass(frozen=True)
class Text:
    """A text of a document; `passage` is the number of its passage, or NO_PASSAGE."""

    document: int
    passage: int
    language: str
    kind: Kind
    content: str


def texts_of(corpus: Corpus, documents: Sequence[Document]) -> list[Text]:
    """Return every text, in the order of the documents."""
    return [
        text
        for number, document in enumerate(documents)
        for language in LANGUAGES
        for text in _texts(corpus, document, number, language)
    ]


def phrasings_of(documents: Sequence[Document]) -> list[Text]:
    """Return how readers put what each item answers, in the order of the documents."""
    return [
        Text(number, NO_PASSAGE, language, "phrasing", phrasing)
        for number, document in enumerate(documents)
        for language, item in document.items.items()
        for phrasing in item.phrasings
    ]


def digest_of(texts: Iterable[Text]) -> str:
    """Return the SHA-256 over the texts and the documents that they belong to."""
    whole = hashlib.sha256()
    for text in texts:
        whole.update(f"{text.document} {text.passage} {text.language} {text.kind} {text.content}\n".encode())
    return whole.hexdigest()


def windows(title: str, sentences: Iterable[str]) -> Iterator[str]:
    """Yield the sentences in texts of at most WINDOW_WORDS words where sentences allow it, each under the title."""
    held: list[str] = []
    room = WINDOW_WORDS - len(title.split())
    for sentence in sentences:
        if held and sum(len(each.split()) for each in (*held, sentence)) > room:
            yield f"{title}. {' '.join(held)}"
            held = []
        held.append(sentence)
    yield f"{title}. {' '.join(held)}" if held else title


def _texts(corpus: Corpus, document: Document, number: int, language: str) -> Iterator[Text]:
    for place, passage in zip(document.numbers, document.passages[language], strict=True):
        for window in windows(". ".join(passage.title_path), passage.sentences):
            yield Text(number, place, language, "passage", window)
    item = document.items.get(language)
    if item is None:
        return
    if item.actions:
        for window in windows(item.title, _actions(corpus, item, language)):
            yield Text(number, NO_PASSAGE, language, "actions", window)
    for question in (item.situation, *item.questions) if item.situation else item.questions:
        yield Text(number, NO_PASSAGE, language, "question", question)


def _actions(corpus: Corpus, item: Item, language: str) -> list[str]:
    roles = value_labels(corpus, "rol", language)
    return [f"{roles.get(role, role)}: {action}" for role, actions in item.actions.items() for action in actions]
