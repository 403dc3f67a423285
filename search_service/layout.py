"""Layout: which rows of the index belong to which document and passage, as arrays to count with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Self

import numpy as np
from numpy.typing import NDArray

from search_service.documents import ASKS, Document
from search_service.passages import LANGUAGES
from search_service.texts import Text

Numbers = NDArray[np.int64]
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Rows:
    """Numbers of texts, in the order of their documents.

    `starts` holds for each document the place of its first text; each has at least one.
    """

    rows: Numbers
    starts: Numbers

    def best_of_each(self, scores: Scores) -> Scores:
        """Return the best score of each document, from one score for each of these rows."""
        best: Scores = np.maximum.reduceat(scores, self.starts)
        return best

    def second_of_each(self, scores: Scores) -> Scores:
        """Return the second best score of each document, or its only one."""
        best = self.best_of_each(scores)
        tops = np.flatnonzero(scores == best[self.owners])
        left = scores.copy()
        left[tops[np.unique(self.owners[tops], return_index=True)[1]]] = -np.inf
        second: Scores = np.where(self.sizes > 1, self.best_of_each(left), best)
        return second

    @cached_property
    def sizes(self) -> Numbers:
        """Return the number of texts of each document."""
        return np.diff(self.starts, append=len(self.rows))

    @cached_property
    def owners(self) -> Numbers:
        """Return the document of each text."""
        return np.repeat(np.arange(len(self.starts)), self.sizes)


@dataclass(frozen=True)
class Layout:
    """The rows that have a vector, those that are matched by words, and the sentences of each language.

    `sentence_starts` holds for each passage, and one past the last, the number of its first sentence. `spoken` groups the
    sentences by document. `signposts` tells which documents lead to others: prose that is no item, and items that only ask.
    `related` holds pairs of documents of which one names the other. `asked` holds for each language and document its
    questions, each with its row.
    """

    dense: Rows
    lexical: Mapping[str, Rows]
    sentences: Mapping[str, Sequence[str]]
    sentence_starts: Mapping[str, Sequence[int]]
    spoken: Mapping[str, Rows]
    signposts: NDArray[np.bool_]
    related: Numbers
    asked: Mapping[str, Sequence[Sequence[tuple[int, str]]]]

    @classmethod
    def of(cls, documents: Sequence[Document], texts: Sequence[Text]) -> Self:
        """Lay out the texts of these documents."""
        everything = list(range(len(texts)))
        matched = {language: [n for n in everything if texts[n].language == language] for language in LANGUAGES}
        parts = {
            language: [passage.sentences or (passage.title,) for each in documents for passage in each.passages[language]]
            for language in LANGUAGES
        }
        owners = np.array([text.document for text in texts], dtype=np.int64)
        speakers = np.array([number for number, each in enumerate(documents) for _ in each.numbers], dtype=np.int64)
        return cls(
            dense=_all_rows(owners),
            lexical={language: _rows(numbers, owners[numbers]) for language, numbers in matched.items()},
            sentences={language: [each for part in parts[language] for each in part] for language in LANGUAGES},
            sentence_starts={language: _starts(parts[language]) for language in LANGUAGES},
            spoken={language: _all_rows(np.repeat(speakers, list(map(len, parts[language])))) for language in LANGUAGES},
            signposts=np.array([not each.items or each.type == ASKS for each in documents], dtype=np.bool_),
            related=_related(documents),
            asked={language: _asked(documents, texts, language) for language in LANGUAGES},
        )


def _all_rows(owners: Numbers) -> Rows:
    return _rows(range(len(owners)), owners)


def _rows(numbers: Sequence[int], owners: Numbers) -> Rows:
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    return Rows(np.array(numbers, dtype=np.int64), starts)


def _starts(parts: Sequence[Sequence[str]]) -> list[int]:
    return list(accumulate((len(part) for part in parts), initial=0))


def _related(documents: Sequence[Document]) -> Numbers:
    numbers = {document.id: number for number, document in enumerate(documents)}
    pairs = [
        (number, numbers[relation.target])
        for number, document in enumerate(documents)
        for relation in (document.items[LANGUAGES[0]].relations if document.items else ())
        if relation.target in numbers
    ]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _asked(documents: Sequence[Document], texts: Sequence[Text], language: str) -> list[list[tuple[int, str]]]:
    asked: list[list[tuple[int, str]]] = [[] for _ in documents]
    for row, text in enumerate(texts):
        if text.kind == "question" and text.language == language:
            asked[text.document].append((row, text.content))
    return asked
