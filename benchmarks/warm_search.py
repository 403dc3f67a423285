"""Measure a warm search over HTTP against the bare encoder, on the same questions, interleaved in one run.

The service runs in a process of its own on this machine; the encoder runs here, in the form that is served. No question was
asked before, except where the same is asked twice on purpose.

    python -m benchmarks.warm_search [ROUNDS]
"""

import http.client
import json
import os
from contextlib import closing
from dataclasses import dataclass, field

import click

from benchmarks.questions import TEN, Question, questions
from benchmarks.service import ask, resident_mb, running_service
from benchmarks.times import Times, table, verdict
from search_service.model import load_encoder
from search_service.model.encoder import Encoder
from search_service.settings import Settings

ROUNDS = 20
OVER_ENCODER, SLOW_OVER_MEDIAN, REPEATED = 1.3, 2.0, 0.1
"""Aims: what a search may take at most, as a multiple of the encoder; its p95 of its median; a repeated one of a new one."""


@dataclass
class Measured:
    """Times of each kind of work; `inside` is what the engine says that it took, so without HTTP and JSON."""

    bare: Times = field(default_factory=lambda: Times("bare encoder"))
    new: Times = field(default_factory=lambda: Times("search over HTTP, new question"))
    inside: Times = field(default_factory=lambda: Times("of which in the engine"))
    repeated: Times = field(default_factory=lambda: Times("search over HTTP, same again"))

    def report(self) -> str:
        """Return the table and the ratios with their aims."""
        rows = (self.bare, self.new, self.inside, self.repeated)
        return "\n".join(
            [
                table(f"ms, {len(self.new.values)} questions", rows),
                verdict("search / encoder, medians", self.new.median / self.bare.median, OVER_ENCODER),
                verdict("search, p95 / median", self.new.slow / self.new.median, SLOW_OVER_MEDIAN),
                verdict("same again / new, medians", self.repeated.median / self.new.median, REPEATED),
            ]
        )


@click.command()
@click.argument("rounds", type=click.IntRange(1), default=ROUNDS)
def main(rounds: int) -> None:
    """Measure ROUNDS rounds of ten questions, after one that does not count."""
    settings = Settings.from_environment(os.environ)
    with running_service() as service, closing(service.connection()) as connection:
        encoder = load_encoder(settings, for_serving=True)
        measured = measure(encoder, connection, rounds)
        memory = resident_mb(service.pid)
    print(measured.report())
    print(
        f"start to first answer: {service.start_s:.2f} s; resident memory: {memory:.0f} MB; "
        f"threads per question: {settings.encoder_threads}"
    )


def measure(encoder: Encoder, connection: http.client.HTTPConnection, rounds: int) -> Measured:
    """Take turns, so that whatever else the machine does weighs on both; who goes first changes with each round."""
    ask_round(encoder, connection, questions(TEN), Measured(), encoder_first=True)
    measured = Measured()
    for number in range(1, rounds + 1):
        ask_round(encoder, connection, questions(TEN, number * TEN), measured, encoder_first=number % 2 == 1)
    return measured


def ask_round(
    encoder: Encoder, connection: http.client.HTTPConnection, asked: list[Question], measured: Measured, encoder_first: bool
) -> None:
    """Encode each question, search for it and search for the same again."""
    for question in asked:
        if encoder_first:
            measured.bare.take(encoder.encode_queries, [question.text])
        answer = measured.new.take(ask, connection, question)
        measured.repeated.take(ask, connection, question)
        if not encoder_first:
            measured.bare.take(encoder.encode_queries, [question.text])
        measured.inside.values.append(float(json.loads(answer)["took_ms"]))


if __name__ == "__main__":
    main()
