"""Measure where the time of one search goes, step by step, and how near the encoder is to what its sums must take.

A whole search, its steps apart and a search over HTTP each get a question of their own, never asked before. The service runs
in a process of its own; everything else runs here, on as many threads as the service gives to one query.

    python -m benchmarks.profile_search [ROUNDS]
"""

import http.client
import json
import os
import statistics
from contextlib import closing
from dataclasses import dataclass, field

import click

from benchmarks.arithmetic import Shape, large_speed, own_speed
from benchmarks.questions import TEN, questions
from benchmarks.service import ask, running_service
from benchmarks.steps import EncoderParts, Steps, Taken
from benchmarks.times import WIDTH, Times, table
from search_service.index import load_index
from search_service.model import load_encoder
from search_service.model.places import Places, places_of
from search_service.search import SearchEngine
from search_service.settings import Settings

ROUNDS = 20
REPEATS = 100
"""Times that each product is done to find the speed of the machine."""


@dataclass
class Profile:
    """Times of the steps here, of a search over HTTP, and of what the engine leaves of that; tokens of each question."""

    taken: Taken = field(default_factory=Taken)
    over_http: Times = field(default_factory=lambda: Times("search over HTTP"))
    beside: Times = field(default_factory=lambda: Times("- HTTP and JSON in it"))
    tokens: list[int] = field(default_factory=list)

    def report(self) -> str:
        """Return the table, and what the steps leave of a whole search."""
        rows = table(f"ms, {len(self.tokens)} questions", [*self.taken.times.values(), self.over_http, self.beside])
        return f"{rows}\n{'rest of the search, from medians':<{WIDTH}} {self.taken.rest():9.3f}"


@click.command()
@click.argument("rounds", type=click.IntRange(1), default=ROUNDS)
def main(rounds: int) -> None:
    """Measure ROUNDS rounds of ten questions, after one that does not count."""
    settings = Settings.from_environment(os.environ)
    encoder = load_encoder(settings, for_serving=True)
    places = places_of(settings)
    if places is None or not places.graph.is_dir():
        raise SystemExit(f"{settings.model}: only an exported model is taken apart; run `samenwerkwijzer model`")
    engine = SearchEngine(load_index(settings, encoder), encoder, settings)
    steps = Steps(engine, encoder, EncoderParts(places, settings.encoder_threads))
    with running_service() as service, closing(service.connection()) as connection:
        measure(steps, connection, settings.default_page_size, range(1))
        profile = measure(steps, connection, settings.default_page_size, range(1, rounds + 1))
    print(profile.report())
    print(limits(places, settings.encoder_threads, profile))


def measure(steps: Steps, connection: http.client.HTTPConnection, limit: int, rounds: range) -> Profile:
    """Ask three questions at a time that begin alike: one whole, one step by step, one over HTTP."""
    profile = Profile()
    for number in rounds:
        whole, apart, other = (questions(TEN, (3 * number + place) * TEN) for place in range(3))
        for one, two, three in zip(whole, apart, other, strict=True):
            steps.search(one, limit, profile.taken)
            profile.tokens.append(steps.apart(two, limit, profile.taken))
            answer = profile.over_http.take(ask, connection, three)
            profile.beside.values.append(profile.over_http.values[-1] - float(json.loads(answer)["took_ms"]))
    return profile


def limits(places: Places, threads: int, profile: Profile) -> str:
    """Return how many operations a question takes, how fast this machine is, and what follows for the encoder."""
    shape = Shape.read(places.transformer / "config.json")
    tokens = round(statistics.median(profile.tokens))
    model = profile.taken.times["- model"].median
    lines = [f"{tokens} tokens, median: {shape.operations(tokens) / 1e9:.3f} GFLOP; {threads} thread(s)"]
    for name, speed in (
        ("one large product", large_speed(threads, REPEATS)),
        ("the encoder's own products", own_speed(shape, tokens, threads, REPEATS)),
    ):
        least = shape.operations(tokens) / speed * 1000
        lines.append(
            f"{name:<{WIDTH}} {speed / 1e9:9.1f} GFLOP/s, so {least:.2f} ms; the model takes {model / least:.2f} times that"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
