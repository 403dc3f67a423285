"""Why: what of a document came near to a query, in the reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from search_service.analysis import carrying, stem, words
from search_service.documents import Document
from search_service.expansion import Expansion
from search_service.index import Index
from search_service.layout import Scores

LIKE = 0.35
"""Likeness from which a question of the handbook counts as like the one that was put; 0 is as near as any other."""


@dataclass(frozen=True)
class Asked:
    """What whoever asked put: the words that carry meaning, each with its stem, and other words for terms among them."""

    words: Sequence[tuple[str, str]]
    others: Sequence[str]


@dataclass(frozen=True)
class Why:
    """The question of the handbook that is most like the query, and the words of the query that stand in the text.

    `expanded`: other words for terms in the query that stand in the text.
    """

    question: str | None
    words: tuple[str, ...]
    expanded: tuple[str, ...]


class Explainer:
    """Explains results of one index."""

    def __init__(self, index: Index) -> None:
        """Take a loaded index."""
        self._index = index
        self._stems_of = lru_cache(maxsize=2 * len(index.documents))(self._stems)

    @staticmethod
    def asked(query: str, expansions: Sequence[Expansion], language: str) -> Asked:
        """Return what to look for in every document that a query finds, in the language of the page."""
        put = list(dict.fromkeys(carrying(query, language)))
        others = dict.fromkeys(other for each in expansions for other in each.others)
        return Asked(list(zip(put, stem(put, language), strict=True)), list(others))

    def why(self, number: int, asked: Asked, likeness: Scores, language: str) -> Why:
        """Explain why a document was found; `likeness` is that of every text."""
        held = self._stems_of(number, language)
        return Why(
            self._question(number, likeness, language),
            tuple(word for word, root in asked.words if root in held),
            tuple(other for other in asked.others if held.issuperset(stem(words(other), language))),
        )

    def _question(self, number: int, likeness: Scores, language: str) -> str | None:
        asked = self._index.layout.asked[language][number]
        highest, content = max(((float(likeness[row]), content) for row, content in asked), default=(0.0, None))
        return content if highest >= LIKE else None

    def _stems(self, number: int, language: str) -> frozenset[str]:
        return frozenset(stem(words(_text(self._index.documents[number], language)), language))


def _text(document: Document, language: str) -> str:
    titles = [title for each in document.passages[language] for title in each.title_path]
    return " ".join([*titles, *document.said(language)])
