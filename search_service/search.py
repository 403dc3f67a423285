"""Search: from a request to a response. The only way in for the web, the command line and the evaluation.

What matches is settled without the filters; the results are those documents of it that the filters keep.
"""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from search_service.analysis import clean
from search_service.answer import Answer, answer
from search_service.cards import Card, Cards
from search_service.documents import FILTERS, allowed_values, field_label, value_labels
from search_service.facets import Facet, FacetValue, facets_of, kept
from search_service.index import Index
from search_service.language import query_language
from search_service.layout import Scores
from search_service.model.encoder import Encoder, Vectors
from search_service.passages import LANGUAGES, Corpus
from search_service.rank import fuse, rank, weigh
from search_service.request import SearchRequest
from search_service.retrieve import retrieve
from search_service.settings import Settings

__all__ = ["Result", "SearchEngine", "SearchRequest", "SearchResponse"]

_ID = re.compile(r"[a-z]+-[a-z0-9-]+")


@dataclass(frozen=True)
class Result:
    """A document that was found; its score, from 0 to 1, compares results within one search."""

    card: Card
    score: float
    answer: Answer

    @property
    def id(self) -> str:
        """Return the id of the document."""
        return str(self.card["id"])

    @property
    def title(self) -> str:
        """Return its title."""
        return str(self.card["title"])

    @property
    def permalink(self) -> str:
        """Return the address that never changes."""
        return str(self.card["permalink"])


@dataclass(frozen=True)
class SearchResponse:
    """What was found: `total` results of which these are one page, and the number behind each value of each filter."""

    language: str
    query_language: str
    total: int
    results: Sequence[Result]
    facets: Sequence[Facet]
    index_version: str
    took_ms: float


class SearchEngine:
    """A loaded index and its encoder; safe to use from several threads at once."""

    def __init__(self, index: Index, encoder: Encoder, settings: Settings) -> None:
        """Prepare what every search shows."""
        self.index = index
        self.values = allowed_values(index.corpus)
        self.cards = Cards(index.corpus, index.documents, settings.public_url)
        self._encoder = encoder
        self._dense_weight = settings.dense_weight
        self._facets = facets_of(index.documents, self.values)
        self._numbers = {document.id: number for number, document in enumerate(index.documents)}
        self._labels = {language: _labels(index.corpus, language) for language in LANGUAGES}
        self._vocabularies = {language: each.vocabulary for language, each in index.lexical.items()}

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer a request."""
        started = time.perf_counter()
        query = clean(request.q)
        language = query_language(query, request.lang, self._vocabularies)
        vector = np.ascontiguousarray(self._encoder.encode_queries([query])[0], dtype=np.float32)
        candidates = retrieve(self.index, query, vector, language)
        scores = self._name_first(query, weigh(fuse(candidates, self._dense_weight), self.index.layout))
        matching = rank(scores)
        allowed = self._facets.allowed(request.filters)
        order = kept(matching, allowed.values())
        cards = self.cards.by_language[request.lang]
        results = tuple(
            Result(
                cards[number],
                round(min(max(float(scores[number]), 0.0), 1.0), 4),
                self._answer(number, vector, request.lang),
            )
            for number in order[request.offset : request.offset + request.limit].tolist()
        )
        facets = self._shown(self._facets.counts(matching, allowed), request.lang)
        took_ms = round((time.perf_counter() - started) * 1000, 2)
        return SearchResponse(request.lang, language, len(order), results, facets, self.index.version, took_ms)

    def check(self) -> None:
        """Answer a question of its own: what fails in this fails in every search."""
        self.search(SearchRequest("veilig", LANGUAGES[0], limit=1))

    def item(self, name: str, language: str) -> Card | None:
        """Return the record of an item, its id in any case; None where there is no such item."""
        number = self._numbers.get(name.casefold())
        if number is None or not self.index.documents[number].items:
            return None
        return self.cards.record(self.index.documents[number], language)

    def _answer(self, number: int, vector: Vectors, language: str) -> Answer:
        found = answer(self.index, number, vector, language)
        return Answer(self.cards.address(found.url, language), found.text, found.highlights)

    def _shown(self, counts: Mapping[str, Mapping[str, int]], language: str) -> tuple[Facet, ...]:
        return tuple(
            Facet(name, label, tuple(FacetValue(value, shown, counts[name][value]) for value, shown in values.items()))
            for name, label, values in self._labels[language]
        )

    def _name_first(self, query: str, scores: Scores) -> Scores:
        """Put an item that the query names by its id before all others."""
        for name in _ID.findall(query.casefold()):
            if name in self._numbers:
                scores[self._numbers[name]] += 1
        return scores


def _labels(corpus: Corpus, language: str) -> list[tuple[str, str, dict[str, str]]]:
    """Return the name, the label and the labels of the values of each filter."""
    return [(name, field_label(corpus, name, language), value_labels(corpus, name, language)) for name in FILTERS]
