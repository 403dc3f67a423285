"""A closed loop: clients that each ask, wait for the answer and ask again. `load` runs this as a process of its own.

With a port the clients ask the service there, each on its own connection. Without one they share an encoder, as the threads
of the service do. Writes one line of JSON, an `Outcome`.

    python -m benchmarks.closed_loop CLIENTS COUNT SKIP [--port PORT]
"""

import http.client
import json
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial

import click

from benchmarks.questions import Question, questions
from benchmarks.service import PATIENCE_S, ask
from benchmarks.times import Times
from search_service.model import load_encoder
from search_service.settings import Settings

WARMING = 20
"""Questions, the first of all, that do not count."""

Client = Callable[[Question], object]


@dataclass(frozen=True)
class Outcome:
    """How long all questions took together and each on its own, and the processor time of this process."""

    seconds: float
    processor_s: float
    latencies_ms: tuple[float, ...]

    @property
    def per_second(self) -> float:
        """Return how many questions were answered in a second."""
        return len(self.latencies_ms) / self.seconds


def run(clients: Sequence[Client], asked: Sequence[Question]) -> Outcome:
    """Have the clients ask all questions, each taking the next one as soon as it is free; raise what a client raised."""
    waiting = _Waiting(asked)

    def work(client: Client) -> list[float]:
        times = Times("client")
        for question in waiting:
            times.take(client, question)
        return times.values

    with ThreadPoolExecutor(len(clients)) as threads:
        busy, start = time.process_time(), time.perf_counter()
        latencies = [value for values in threads.map(work, clients) for value in values]
        return Outcome(time.perf_counter() - start, time.process_time() - busy, tuple(latencies))


class _Waiting:
    """Hands out each question once, whichever thread asks."""

    def __init__(self, asked: Sequence[Question]) -> None:
        self._left, self._lock = iter(asked), threading.Lock()

    def __iter__(self) -> Iterator[Question]:
        return self

    def __next__(self) -> Question:
        with self._lock:
            return next(self._left)


@click.command()
@click.argument("clients", type=click.IntRange(1))
@click.argument("count", type=click.IntRange(1))
@click.argument("skip", type=click.IntRange(0))
@click.option("--port", type=int, help="Port of the service; without it the encoder alone is asked.")
def main(clients: int, count: int, skip: int, port: int | None) -> None:
    """Ask COUNT questions after the first SKIP with CLIENTS clients, and write what came of it."""
    outcome = run(_connected(clients, port) if port else _encoding(clients), questions(count, skip))
    print(json.dumps(asdict(outcome)))


def _connected(clients: int, port: int) -> list[Client]:
    """Return clients with a connection each, opened before the clock runs."""
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S) for _ in range(clients)]
    for connection in connections:
        connection.connect()
    return [partial(ask, connection) for connection in connections]


def _encoding(clients: int) -> list[Client]:
    encoder = load_encoder(Settings.from_environment(os.environ), for_serving=True)
    for question in questions(WARMING):
        encoder.encode_queries([question.text])
    return [lambda question: encoder.encode_queries([question.text])] * clients


if __name__ == "__main__":
    main()
