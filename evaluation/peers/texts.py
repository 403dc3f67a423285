"""Texts: what the peers are given of the handbook, the same for all.

A searcher for words gets one record for each document, with all that its page says: prose, what each role does, and the
questions that it answers. A searcher for meaning gets the texts that this service embeds, since a model reads only so much.
Phrasings stand on no page, so no peer has them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search_service.documents import Document
from search_service.passages import Corpus
from search_service.texts import Text, texts_of

MOST = 10
"""Documents that a peer returns."""


@dataclass(frozen=True)
class Record:
    """A document in one language, for a searcher for words."""

    id: str
    title: str
    body: str


def records_of(corpus: Corpus, documents: Sequence[Document], language: str) -> list[Record]:
    """Return one record for each document."""
    bodies: dict[int, list[str]] = {}
    for text in texts_in(corpus, documents, language):
        bodies.setdefault(text.document, []).append(text.content)
    return [
        Record(document.id, document.passages[language][0].title, "\n".join(bodies[number]))
        for number, document in enumerate(documents)
    ]


def texts_in(corpus: Corpus, documents: Sequence[Document], language: str) -> list[Text]:
    """Return the texts of one language that stand on a page, in the order of their documents."""
    return [text for text in texts_of(corpus, documents) if text.language == language]


def first_of_each(ids: Iterable[str]) -> list[str]:
    """Return each document once, where it stood first."""
    return list(dict.fromkeys(ids))[:MOST]
