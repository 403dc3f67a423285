"""Measure how exact search and HNSW grow with the number of texts, up to a million, on vectors that are made up.

Each index of each size runs in a process of its own, so that memory is measured truly. Indexes are built on every processor;
a query is answered on one thread.

    python -m benchmarks.growth [SIZES]... [--queries QUERIES]
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence

import click

from benchmarks.one_index import KINDS, Cost, Row
from benchmarks.service import processors
from benchmarks.times import Times

SIZES = (1_000, 10_000, 100_000)
"""A million takes 5 GB of memory and, on two processors, many minutes: it is measured where it is asked for."""
QUERIES = 500
HEADING = f"{'texts':>9} {'':<22} {'build s':>9} {'MB':>8} {'p50 ms':>9} {'p95 ms':>9} {'recall@10':>9} {'of exact':>9}"


@click.command()
@click.argument("sizes", type=click.IntRange(10), nargs=-1)
@click.option("--queries", type=click.IntRange(1), default=QUERIES, show_default=True, help="Queries for each index.")
def main(sizes: Sequence[int], queries: int) -> None:
    """Measure each of SIZES, which are 1000, 10000 and 100000 where none is named."""
    print(f"{queries} queries a row, one thread; built on {processors()} processors; of exact: p50 as a share of the first row's")
    print(HEADING)
    for size in sizes or SIZES:
        exact = None
        for row in (row for kind in KINDS for row in _measured(kind, size, queries)):
            times = Times(row.name, row.times_ms)
            exact = exact or times.median
            print(line(row, times, times.median / exact), flush=True)


def line(row: Row, times: Times, ratio: float) -> str:
    """Return a line of the table under `HEADING`."""
    built = f"{row.size:>9} {row.name:<22} {row.cost.build_s:9.2f} {row.cost.memory_mb:8.1f}"
    return f"{built} {times.median:9.3f} {times.slow:9.3f} {row.recall:9.3f} {ratio:9.3f}"


def _measured(kind: str, size: int, queries: int) -> Iterator[Row]:
    """Yield the rows of one index as they come; raise SystemExit where its process ends early, as when memory is short."""
    command = [sys.executable, "-m", "benchmarks.one_index", kind, str(size), str(queries)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for written in process.stdout or ():
            record = json.loads(written)
            yield Row(**{**record, "cost": Cost(**record["cost"])})
    if process.returncode:
        raise SystemExit(f"{size} vectors: the process ended with code {process.returncode}; its message stands above")


if __name__ == "__main__":
    main()
