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
from search_service.correction import Corrector
from search_service.danger import in_danger
from search_service.documents import FILTERS, allowed_values, field_label, value_labels
from search_service.expansion import Expander, Expansion, variants
from search_service.facets import Facet, FacetValue, facets_of, kept
from search_service.index import Index
from search_service.language import query_language
from search_service.layout import Numbers, Scores
from search_service.model.encoder import Encoder, Vectors
from search_service.passages import LANGUAGES, Corpus
from search_service.rank import fuse, rank, weigh
from search_service.request import SearchRequest
from search_service.retrieve import retrieve, words_held
from search_service.settings import Settings
from search_service.verdict import Calibration, Signs, Verdict, calibration, length_and_unknown
from search_service.weights import WEIGHTS, Weights
from search_service.why import Asked, Explainer, Why

__all__ = ["Result", "SearchEngine", "SearchRequest", "SearchResponse"]

_ID = re.compile(r"[a-z]+-[a-z0-9-]+")


@dataclass(frozen=True)
class Result:
    """A document that was found; its score is the probability that it answers or helps."""

    card: Card
    score: float
    answer: Answer
    why: Why

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
    """What was found: `total` results of which these are one page, and the number behind each value of each filter.

    `corrected` is the query that was searched for, where that is not the one that was put, and `expansions` the terms in it
    for which other words were searched for as well. `probability` says how likely
    it is that the handbook answers it, and `verdict` what to tell of that. `danger`: someone seems to be in danger now.
    """

    language: str
    query_language: str
    corrected: str | None
    expansions: Sequence[Expansion]
    danger: bool
    verdict: Verdict
    probability: float
    total: int
    results: Sequence[Result]
    facets: Sequence[Facet]
    index_version: str
    took_ms: float


@dataclass(frozen=True)
class Look:
    """What search sees in a question.

    `query` is what it searches for, which may be corrected; `language` and `vector` are of that. `likeness` is that of
    every text, `scores` has every document. `danger`: someone seems to be in danger now.
    """

    query: str
    corrected: bool
    expansions: Sequence[Expansion]
    language: str
    vector: Vectors
    likeness: Scores
    scores: Scores
    signs: Signs
    danger: bool

    @property
    def order(self) -> Numbers:
        """Return the numbers of all documents, best first."""
        return np.argsort(-self.scores, kind="stable")


class SearchEngine:
    """A loaded index and its encoder; safe to use from several threads at once."""

    def __init__(
        self,
        index: Index,
        encoder: Encoder,
        settings: Settings,
        weights: Weights = WEIGHTS,
        calibrated: Calibration | None = None,
    ) -> None:
        """Prepare what every search shows; only a measurement has weights or a calibration of its own."""
        self.index = index
        self.values = allowed_values(index.corpus)
        self.cards = Cards(index.corpus, index.documents, settings.public_url)
        self._encoder, self._weights = encoder, weights
        self._calibration = calibrated or calibration()
        self._corrector, self._expander = Corrector(index.vocabularies), Expander.of(index.corpus)
        self._explainer = Explainer(index)
        self._facets = facets_of(index.documents, self.values)
        self._numbers = {document.id: number for number, document in enumerate(index.documents)}
        self._labels = {language: _labels(index.corpus, language) for language in LANGUAGES}
        self._stems = {language: each.stems for language, each in index.vocabularies.items()}

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer a request."""
        started = time.perf_counter()
        look = self.look(request.q, request.lang, request.exact)
        chances = self._name_first(look.query, self._calibration.chances(look.scores, look.signs))
        probability = self._calibration.probability(look.signs)
        matching = rank(chances)
        allowed = self._facets.allowed(request.filters)
        order = kept(matching, allowed.values())
        asked = self._explainer.asked(look.query, look.expansions, request.lang)
        shown = order[request.offset : request.offset + request.limit].tolist()
        return SearchResponse(
            language=request.lang,
            query_language=look.language,
            corrected=look.query if look.corrected else None,
            expansions=look.expansions,
            danger=look.danger,
            verdict=self._calibration.verdict(probability),
            probability=round(probability, 4),
            total=len(order),
            results=tuple(self._result(number, float(chances[number]), look, asked, request.lang) for number in shown),
            facets=self._shown(self._facets.counts(matching, allowed), request.lang),
            index_version=self.index.version,
            took_ms=round((time.perf_counter() - started) * 1000, 2),
        )

    def look(self, asked: str, page_language: str, exact: bool = False) -> Look:
        """Return what search sees in a question, before anything is made of it."""
        put = clean(asked)
        language = query_language(put, page_language, self._stems)
        corrected = None if exact else self._corrector.corrected(put, language)
        query = corrected or put
        vector = self.index.space.shifted_query(self._encoder.encode_queries([query])[0])
        expansions = () if exact else self._expander.expansions(query, language)
        lexical = words_held(self.index, (query, *variants(query, expansions)), language)
        length, unknown = length_and_unknown(query, language, self._stems)
        candidates = retrieve(self.index, vector, language, lexical, self._weights)
        scores = weigh(fuse(candidates, self._weights), self.index.layout, self._weights)
        signs = Signs(self.index.gate.log_odds(vector), float(candidates.dense.max()), unknown, length)
        return Look(query, corrected is not None, expansions, language, vector, candidates.texts, scores, signs, in_danger(asked))

    def check(self) -> None:
        """Answer a question of its own: what fails in this fails in every search."""
        self.search(SearchRequest("veilig", LANGUAGES[0], limit=1))

    def item(self, name: str, language: str) -> Card | None:
        """Return the record of an item, its id in any case; None where there is no such item."""
        number = self._numbers.get(name.casefold())
        if number is None or not self.index.documents[number].items:
            return None
        return self.cards.record(self.index.documents[number], language)

    def _result(self, number: int, chance: float, look: Look, asked: Asked, language: str) -> Result:
        card = self.cards.by_language[language][number]
        why = self._explainer.why(number, asked, look.likeness, language)
        return Result(card, round(min(chance, 1.0), 4), self._answer(number, look.vector, language), why)

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
