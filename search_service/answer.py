"""Answer: the passage of a document that answers best, and the sentence in it, marked in its place.

Nothing is written here: the text is the handbook's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search_service.index import Index
from search_service.layout import Scores
from search_service.model.encoder import Vectors
from search_service.vectors import inner_products


@dataclass(frozen=True)
class Answer:
    """A passage in full; `highlights` holds the start and the end of each marked part, in characters."""

    url: str
    text: str
    highlights: tuple[tuple[int, int], ...]

    def best_sentence(self) -> str:
        """Return the marked parts."""
        return " ".join(self.text[start:end] for start, end in self.highlights)


def answer(index: Index, document: int, texts: Scores, vector: Vectors, language: str) -> Answer:
    """Return the passage whose text came nearest in either language, in the language of the page."""
    place = _best_passage(index, document, texts)
    held = index.documents[document]
    passage = held.passages[language][place - held.first]
    start, stop = index.layout.sentence_starts[language][place : place + 2]
    best = int(np.argmax(inner_products(index.sentences[language][start:stop], vector)))
    sentences = index.layout.sentences[language][start:stop]
    return Answer(passage.url, " ".join(sentences), (_span(sentences, best),))


def _best_passage(index: Index, document: int, texts: Scores) -> int:
    rows = index.layout.dense.of_document(document)
    passages = index.layout.passage[rows]
    scores = np.where(passages >= 0, texts[rows], -np.inf)
    return int(passages[int(np.argmax(scores))])


def _span(sentences: Sequence[str], number: int) -> tuple[int, int]:
    start = sum(len(each) + 1 for each in sentences[:number])
    return start, start + len(sentences[number])
