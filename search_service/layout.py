"""Layout: which rows of the index belong to which document and passage, as arrays to count with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Self

import numpy as np
from numpy.typing import NDArray

from search_service.documents import ASKS, Document
from search_service.passages import LANGUAGES
from search_service.texts import ASKED, Text

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
        sizes = np.diff(self.starts, append=len(self.rows))
        best = np.maximum.reduceat(scores, self.starts)
        left = scores.copy()
        owners = np.repeat(np.arange(len(sizes)), sizes)
        tops = np.flatnonzero(scores == best[owners])
        left[tops[np.unique(owners[tops], return_index=True)[1]]] = -np.inf
        second: Scores = np.where(sizes > 1, np.maximum.reduceat(left, self.starts), best)
        return second


@dataclass(frozen=True)
class Layout:
    """The rows that have a vector, those that are matched by words, and the sentences of each language.

    `sentence_starts` holds for each passage, and one past the last, the number of its first sentence. `speakers` holds the
    document of each sentence; `spoken` groups them by it. `signposts` tells which documents lead to others: prose that is
    no item, and items that only ask. `related` holds pairs of documents of which one names the other. `asked` holds for
    each language and document its questions and phrasings, each with its row.
    """

    dense: Rows
    lexical: Mapping[str, Rows]
    sentences: Mapping[str, Sequence[str]]
    sentence_starts: Mapping[str, Sequence[int]]
    speakers: Mapping[str, Numbers]
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
        owners_of_parts = [number for number, each in enumerate(documents) for _ in each.numbers]
        speakers = {
            language: np.repeat(owners_of_parts, list(map(len, parts[language]))).astype(np.int64) for language in LANGUAGES
        }
        return cls(
            dense=_rows(everything, owners),
            lexical={language: _rows(numbers, owners[numbers]) for language, numbers in matched.items()},
            sentences={language: [each for part in parts[language] for each in part] for language in LANGUAGES},
            sentence_starts={language: _starts(parts[language]) for language in LANGUAGES},
            speakers=speakers,
            spoken={language: _rows(range(len(owners)), owners) for language, owners in speakers.items()},
            signposts=np.array([not each.items or each.type == ASKS for each in documents], dtype=np.bool_),
            related=_related(documents),
            asked={language: _asked(documents, texts, language) for language in LANGUAGES},
        )


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
        if text.kind in ASKED and text.language == language:
            asked[text.document].append((row, text.content))
    return asked
