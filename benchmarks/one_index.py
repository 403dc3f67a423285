"""One index of `growth`, in a process of its own: exact search or HNSW on so many vectors. Writes a line of JSON a row.

Run as `python -m benchmarks.one_index KIND SIZE QUERIES`.
"""

import ctypes
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import click
import faiss
import numpy as np

from benchmarks.service import processors, resident_mb
from benchmarks.times import Times
from benchmarks.vectors import DIMENSION, Sample, sample
from search_service.layout import Numbers
from search_service.model.encoder import Vectors
from search_service.vectors import inner_products

KINDS = ("exact", "hnsw")
NEIGHBOURS, BUILDING = 32, 200
SEARCHING = (64, 128)
"""HNSW's M, efConstruction and efSearch: more of them finds more, in more memory or time."""
BEST = 10


@dataclass(frozen=True)
class Cost:
    """What an index takes: seconds to build it on every processor, and MB of resident memory."""

    build_s: float
    memory_mb: float


@dataclass(frozen=True)
class Row:
    """What was measured of one index; `recall` is the share of the ten nearest vectors that it finds, `times_ms` per query."""

    size: int
    name: str
    cost: Cost
    recall: float
    times_ms: list[float]


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("size", type=click.IntRange(BEST))
@click.argument("queries", type=click.IntRange(1))
def main(kind: str, size: int, queries: int) -> None:
    """Measure an index of SIZE vectors with QUERIES queries."""
    for row in measure(kind, size, queries):
        print(json.dumps(asdict(row)), flush=True)


def measure(kind: str, size: int, queries: int) -> Iterator[Row]:
    """Yield the rows of an index: exact search as FAISS and as the service does it, or HNSW with each efSearch."""
    _tell(f"{size} vectors, {kind}: making them")
    made = sample(size, queries)
    _tell(f"{size} vectors, {kind}: building")
    if kind == "exact":
        index: Any = faiss.IndexFlatIP(DIMENSION)
        cost = _build(index, made)
        yield _row("exact, ten nearest", cost, made, lambda query: index.search(query[np.newaxis], BEST)[1])
        yield _row("exact, all, as served", cost, made, lambda query: inner_products(made.texts, query), _highest)
        return
    index = faiss.IndexHNSWFlat(DIMENSION, NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction = BUILDING
    cost = _build(index, made)
    for width in SEARCHING:
        index.hnsw.efSearch = width
        yield _row(f"HNSW, efSearch {width}", cost, made, lambda query: index.search(query[np.newaxis], BEST)[1])


def recall(found: Numbers, wanted: Numbers) -> float:
    """Return the share of the numbers in each row of `wanted` (queries, 10) that stand in the same row of `found`."""
    pairs = zip(found.tolist(), wanted.tolist(), strict=True)
    return sum(len(set(some) & set(others)) for some, others in pairs) / wanted.size


def _build(index: Any, made: Sample) -> Cost:
    faiss.omp_set_num_threads(processors())
    _give_back()
    before, start = resident_mb(), time.perf_counter()
    index.add(made.texts)
    return Cost(time.perf_counter() - start, resident_mb() - before)


def _row(name: str, cost: Cost, made: Sample, ask: Callable[[Vectors], Any], best: Callable[[Any], Numbers] = np.ravel) -> Row:
    """Time `ask` on one thread, query by query; `best` makes the numbers of ten texts of what it returns, untimed."""
    _tell(f"{len(made.texts)} vectors, {name}: asking")
    faiss.omp_set_num_threads(1)
    ask(made.queries[0])
    times = Times(name)
    found = np.stack([best(times.take(ask, query)) for query in made.queries])
    wanted = np.stack([_highest(inner_products(made.texts, query)) for query in made.queries])
    return Row(len(made.texts), name, cost, recall(found, wanted), times.values)


def _highest(likeness: Vectors) -> Numbers:
    return np.argpartition(-likeness, BEST - 1)[:BEST]


def _give_back() -> None:
    """Have the C library give back what is free, so that the index cannot use it unseen; other libraries keep what they have."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
