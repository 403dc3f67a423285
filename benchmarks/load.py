"""Measure how many searches the service answers in a second, against what its encoder alone allows.

The service, whoever asks it and the encoder alone each run in a process of their own; service and encoder take turns, with the
same questions. The service encodes on at most SAMENWERKWIJZER_THREADS threads at once, so the encoder alone gets no more.

    python -m benchmarks.load [ROUNDS] [--count COUNT]
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field

import click

from benchmarks.closed_loop import WARMING, Outcome
from benchmarks.service import Service, processor_s, processors, running_service
from benchmarks.times import Times
from search_service.settings import Settings

CLIENTS = (1, 2, 4, 8)
ROUNDS, COUNT = 3, 500
LEAST = 0.8
"""Aim: searches per second as a share of what the encoder alone does."""


@dataclass
class Throughput:
    """What several turns of one kind of work came to, with the same number of clients."""

    name: str
    latencies: Times = field(default_factory=lambda: Times(""))
    seconds: float = 0.0
    processor_s: float = 0.0
    asking_s: float = 0.0

    def add(self, outcome: Outcome, processor: float, asking: float = 0.0) -> None:
        """Count a turn in; `processor` is what the work took of processors, `asking` what asking took of them, in seconds."""
        self.latencies.values += outcome.latencies_ms
        self.seconds += outcome.seconds
        self.processor_s += processor
        self.asking_s += asking

    @property
    def per_second(self) -> float:
        """Return how many questions were answered in a second."""
        return len(self.latencies.values) / self.seconds

    def row(self, clients: int) -> str:
        """Return a line of the table under `HEADING`."""
        count = len(self.latencies.values)
        work, asking = (1000 * spent / count for spent in (self.processor_s, self.asking_s))
        rates = f"{clients:>7} {self.name:<14} {self.per_second:9.1f} {self.per_second / processors():9.1f}"
        return f"{rates} {self.latencies.median:8.2f} {self.latencies.slow:8.2f} {work:8.2f} {asking:8.2f}"


HEADING = f"{'clients':>7} {'':<14} {'a second':>9} {'per core':>9} {'p50 ms':>8} {'p95 ms':>8} {'cpu ms':>8} {'asking':>8}"


@click.command()
@click.argument("rounds", type=click.IntRange(1), default=ROUNDS)
@click.option("--count", type=click.IntRange(1), default=COUNT, show_default=True, help="Questions in each turn.")
def main(rounds: int, count: int) -> None:
    """Measure ROUNDS turns of each with 1, 2, 4 and 8 clients."""
    found = {clients: (Throughput("service"), Throughput("encoder alone")) for clients in CLIENTS}
    most = Settings.from_environment(os.environ).threads
    with running_service() as service:
        _closed_loop(max(CLIENTS), WARMING, 0, service)
        for turn in range(rounds * len(CLIENTS)):
            clients, skip = CLIENTS[turn % len(CLIENTS)], WARMING + turn * count
            whole, alone = found[clients]
            if turn // len(CLIENTS) % 2:  # every other round the encoder goes first
                _ask_encoder(alone, min(clients, most), count, skip)
                _ask_service(whole, clients, count, skip, service)
            else:
                _ask_service(whole, clients, count, skip, service)
                _ask_encoder(alone, min(clients, most), count, skip)
            print(f"turn {turn + 1} of {rounds * len(CLIENTS)} done", file=sys.stderr)
    print(f"{rounds * count} questions a row, {processors()} cores; cpu: of service or encoder; asking: cpu ms of whoever asks")
    print(HEADING)
    for clients, (whole, alone) in found.items():
        share = whole.per_second / alone.per_second
        print(f"{whole.row(clients)}\n{alone.row(clients)}")
        print(f"{'':>7} service / encoder alone {share:.3f} aim at least {LEAST}: {'yes' if share >= LEAST else 'no'}")


def _ask_service(found: Throughput, clients: int, count: int, skip: int, service: Service) -> None:
    before = processor_s(service.pid)
    outcome = _closed_loop(clients, count, skip, service)
    found.add(outcome, processor_s(service.pid) - before, outcome.processor_s)


def _ask_encoder(found: Throughput, clients: int, count: int, skip: int) -> None:
    outcome = _closed_loop(clients, count, skip)
    found.add(outcome, outcome.processor_s)


def _closed_loop(clients: int, count: int, skip: int, service: Service | None = None) -> Outcome:
    """Have another process ask `count` questions after the first `skip`: the service, or else an encoder of its own."""
    command = [sys.executable, "-m", "benchmarks.closed_loop", str(clients), str(count), str(skip)]
    port = ["--port", str(service.port)] if service else []
    done = subprocess.run([*command, *port], stdout=subprocess.PIPE, check=True)
    return Outcome(**json.loads(done.stdout))


if __name__ == "__main__":
    main()
