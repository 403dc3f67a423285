"""Measure a warm search over HTTP against the bare encoder, on the same queries, interleaved in one run.

The service runs in a process of its own on this machine; the encoder runs here, in the form that is served.
Prints a table and exits 1 where the median search takes more than twice the median of the encoder.

    python -m benchmarks.warm_search [rounds]
"""

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from search_service.model import load_encoder
from search_service.model.encoder import Encoder
from search_service.settings import Settings

ROUNDS = 20
MOST = 2.0
START_S = 120
SERVE = (
    "import os;"
    "from search_service.settings import Settings;"
    "from search_service.web import serve;"
    "serve(Settings.from_environment(os.environ), lambda address: print(address, flush=True))"
)
QUERIES = (
    "wat helpt als privacyregels het delen van informatie blokkeren?",
    "what helps when privacy rules block sharing?",
    "wie heeft de regie als vijf instanties met een gezin werken?",
    "our waiting list keeps growing and nobody takes the case, what can a manager do?",
    "hoe krijg ik de wethouder mee in bovenregionale sturing",
    "veiligheidsplan",
    "how do we build trust between police and youth protection",
    "mandaat",
    "mijn collega van jeugdbescherming belt niet terug over een kind dat mogelijk niet veilig is",
    "what does intensive case coordination cost",
)


@dataclass
class Times:
    """Times of one kind of work, in milliseconds."""

    name: str
    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Return the middle of the times."""
        return statistics.median(self.values)

    def row(self) -> str:
        """Return a line of the table."""
        slow = statistics.quantiles(self.values, n=20)[-1]
        return f"{self.name:<28} {self.median:8.2f} {slow:8.2f} {min(self.values):8.2f}"


def main(rounds: int) -> int:
    """Run the benchmark; return the exit code."""
    port = _free_port()
    started = time.perf_counter()
    environment = {**os.environ, "SAMENWERKWIJZER_PORT": str(port)}
    with subprocess.Popen([sys.executable, "-c", SERVE], env=environment, stdout=subprocess.DEVNULL) as service:
        try:
            connection = _first_answer(service, port)
            first = time.perf_counter() - started
            encoder = load_encoder(Settings.from_environment(os.environ), for_serving=True)
            bare, search, inside = measure(encoder, connection, rounds)
            memory = _resident_mb(service.pid)
        finally:
            service.terminate()
    ratio = search.median / bare.median
    print(f"{'ms, ' + str(len(bare.values)) + ' queries':<28} {'p50':>8} {'p95':>8} {'best':>8}")
    for times in (bare, search, inside):
        print(times.row())
    print(f"search over HTTP / encoder: {ratio:.2f} (at most {MOST})")
    print(f"start to first answer: {first:.2f} s; resident memory: {memory:.0f} MB; threads per query: as set")
    return 0 if ratio <= MOST else 1


def measure(encoder: Encoder, connection: http.client.HTTPConnection, rounds: int) -> tuple[Times, ...]:
    """Take turns, so that whatever else the machine does weighs on both."""
    bare, search, inside = Times("bare encoder"), Times("search over HTTP"), Times("of which in the engine")
    for number in range(rounds + 1):
        for query in QUERIES:
            start = time.perf_counter()
            encoder.encode_queries([query])
            middle = time.perf_counter()
            took = ask(connection, query)
            if number:
                bare.values.append((middle - start) * 1000)
                search.values.append((time.perf_counter() - middle) * 1000)
                inside.values.append(took)
    return bare, search, inside


def ask(connection: http.client.HTTPConnection, query: str) -> float:
    """Search once; return the time that the engine says it took."""
    connection.request("POST", "/v1/search", json.dumps({"q": query, "lang": "nl"}), {"Content-Type": "application/json"})
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise SystemExit(f"the service answered {response.status}: {body[:200]!r}")
    return float(json.loads(body)["took_ms"])


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _first_answer(service: "subprocess.Popen[bytes]", port: int) -> http.client.HTTPConnection:
    """Ask until the service answers; return the connection, its first question answered."""
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if service.poll() is not None:
            raise SystemExit("the service stopped; its message stands above")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            ask(connection, QUERIES[0])
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return connection
    raise SystemExit(f"no answer within {START_S} s")


def _resident_mb(pid: int) -> float:
    """Return the resident memory of a process, from Linux's own account of it."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return float("nan")
    [line] = [line for line in status.read_text().splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
