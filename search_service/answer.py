"""Answer: the passage of a document that answers best, and the sentence in it, marked in its place.

Nothing is written here: the text is the handbook's own.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search_service.index import Index
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


def answer(index: Index, document: int, vector: Vectors, language: str) -> Answer:
    """Return the sentence that came nearest, in its passage, in the language of the page."""
    held = index.documents[document]
    starts = index.layout.sentence_starts[language]
    first, stop = starts[held.numbers.start], starts[held.numbers.stop]
    best = first + int(np.argmax(inner_products(index.sentences[language][first:stop], vector)))
    place = bisect_right(starts, best) - 1
    sentences = index.layout.sentences[language][starts[place] : starts[place + 1]]
    passage = held.passages[language][place - held.first]
    return Answer(passage.url, " ".join(sentences), (_span(sentences, best - starts[place]),))


def _span(sentences: Sequence[str], number: int) -> tuple[int, int]:
    start = sum(len(each) + 1 for each in sentences[:number])
    return start, start + len(sentences[number])
