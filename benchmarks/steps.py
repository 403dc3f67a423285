"""Steps: one search taken apart, each step called as the service calls it, and timed.

What the engine does beside them shows as the rest: what they leave of the time of a whole search.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

import numpy as np
import orjson

from benchmarks.questions import Question
from benchmarks.times import Times
from search_service.analysis import clean
from search_service.answer import answer
from search_service.correction import Corrector
from search_service.danger import in_danger
from search_service.expansion import Expander, variants
from search_service.facets import facets_of
from search_service.language import query_language
from search_service.layout import Numbers
from search_service.model.encoder import Encoder
from search_service.model.export import GRAPH, INPUTS, OUTPUT
from search_service.model.export_process import RECIPE, TOKENIZER
from search_service.model.onnx_form import open_session, open_tokenizer
from search_service.model.places import Places
from search_service.model.recipe import Recipe
from search_service.model.text import clean_text
from search_service.rank import fuse, rank, weigh
from search_service.request import SearchRequest
from search_service.response import as_json
from search_service.retrieve import retrieve, words_held
from search_service.search import SearchEngine
from search_service.vectors import inner_products
from search_service.verdict import calibration, length_and_unknown
from search_service.why import Explainer, Why

P = ParamSpec("P")
T = TypeVar("T")

WHOLE = (
    *("language", "correction", "encoding", "expansion", "words", "retrieval", "ranking"),
    *("danger", "answers", "why", "facets"),
)
"""Steps that follow each other in a search; all others are a part of one of these, or come after the search."""


@dataclass
class Taken:
    """Times of every step, in ms, in the order in which they were first taken."""

    times: dict[str, Times] = field(default_factory=dict)

    def take(self, name: str, work: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
        """Call `work` with these values, note the time under a name and return what came of it."""
        return self.times.setdefault(name, Times(name)).take(work, *values, **named)

    def rest(self) -> float:
        """Return what the steps leave of the median of a whole search, in ms."""
        return self.times["search"].median - sum(self.times[name].median for name in WHOLE)


class EncoderParts:
    """The tokenizer and the model of the encoder, each by itself, opened from its files as the service opens them."""

    def __init__(self, places: Places, threads: int) -> None:
        """Open the files of an exported model, to be run with so many threads."""
        recipe = Recipe.read(places.graph / RECIPE)
        self._prompt = recipe.prompts.query
        self._tokenizer = open_tokenizer(places.graph / TOKENIZER, recipe.max_tokens)
        self._session = open_session(places.graph / GRAPH, threads)

    def tokens(self, text: str) -> dict[str, Numbers]:
        """Return what the model reads of a query: its tokens and their mask, each (1, tokens)."""
        encoding = self._tokenizer.encode_batch_fast([self._prompt + clean_text(text)])[0]
        parts = (encoding.ids, encoding.attention_mask)
        return {name: np.array([part], dtype=np.int64) for name, part in zip(INPUTS, parts, strict=True)}

    def run(self, tokens: dict[str, Numbers]) -> object:
        """Have the model make a vector of them."""
        return self._session.run([OUTPUT], tokens)


class Steps:
    """The steps of one engine."""

    def __init__(self, engine: SearchEngine, encoder: Encoder, parts: EncoderParts) -> None:
        """Make of the index what the engine makes of it when it starts."""
        self._engine, self._index, self._encoder, self._parts = engine, engine.index, encoder, parts
        self._corrector, self._explainer = Corrector(engine.index.vocabularies), Explainer(engine.index)
        self._expander = Expander.of(engine.index.corpus)
        self._facets = facets_of(engine.index.documents, engine.values)
        self._stems = {language: each.stems for language, each in engine.index.vocabularies.items()}

    def search(self, question: Question, limit: int, taken: Taken) -> None:
        """Time a whole search, and making JSON of what it found."""
        response = taken.take("search", self._engine.search, SearchRequest(question.text, question.language, limit))
        taken.take("JSON", lambda: orjson.dumps(as_json(response)))

    def apart(self, question: Question, limit: int, taken: Taken) -> int:
        """Time each step, on a question that was not searched for before; return its number of tokens."""
        index, put = self._index, clean(question.text)
        language = taken.take("language", query_language, put, question.language, self._stems)
        query = taken.take("correction", self._corrector.corrected, put, language) or put
        [raw] = taken.take("encoding", self._encoder.encode_queries, [query])
        tokens = taken.take("- tokenizer", self._parts.tokens, query)
        taken.take("- model", self._parts.run, tokens)
        vector = index.space.shifted_query(raw)
        expansions = taken.take("expansion", self._expander.expansions, query, language)
        others = tuple(variants(query, expansions))
        lexical = taken.take("words", words_held, index, (query, *others), language)
        candidates = taken.take("retrieval", retrieve, index, vector, language, lexical)
        taken.take("- likeness of texts", index.vectors.likeness, vector)
        taken.take("- likeness of sentences", inner_products, index.sentences[language], vector)
        taken.take("- classifier", index.classifier.log_chances, vector)
        signs = self._engine.look(question.text, question.language).signs

        def ranked() -> Numbers:
            scores = weigh(fuse(candidates), index.layout)
            index.gate.log_odds(vector)
            length_and_unknown(query, language, self._stems)
            calibration().probability(signs)
            return rank(calibration().chances(scores, signs))

        order = taken.take("ranking", ranked)
        shown, page = order[:limit].tolist(), question.language
        taken.take("danger", in_danger, question.text)
        taken.take("answers", lambda: [answer(index, number, vector, page) for number in shown])
        explainer, likeness = self._explainer, candidates.texts

        def explained() -> list[Why]:
            asked = explainer.asked(query, expansions, page)
            return [explainer.why(number, asked, likeness, page) for number in shown]

        taken.take("why", explained)
        taken.take("facets", lambda: self._facets.counts(order, self._facets.allowed({})))
        return int(tokens[INPUTS[0]].size)
