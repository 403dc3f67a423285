"""The service in a process of its own on this machine, as a measurement asks it."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.questions import Question

START_S = 120
PATIENCE_S = 30
FIRST = Question("veiligheidsplan", "nl")
"""What is asked until it answers; no measurement asks this."""
SERVE = (
    "import os;"
    "from search_service.settings import Settings;"
    "from search_service.web import serve;"
    "serve(Settings.from_environment(os.environ), lambda address: print(address, flush=True))"
)


@dataclass(frozen=True)
class Service:
    """A service that answers; `start_s` is how long that took, in seconds, from the start of its process."""

    pid: int
    port: int
    start_s: float

    def connection(self) -> http.client.HTTPConnection:
        """Return a connection, which stays open from one question to the next."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)


@contextmanager
def running_service() -> Iterator[Service]:
    """Start the service with the settings of this environment, and stop it at the end."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = int(listening.getsockname()[1])
    started = time.perf_counter()
    environment = {**os.environ, "SAMENWERKWIJZER_PORT": str(port)}
    with subprocess.Popen([sys.executable, "-c", SERVE], env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            _await_answer(process, port)
            yield Service(process.pid, port, time.perf_counter() - started)
        finally:
            process.terminate()


def ask(connection: http.client.HTTPConnection, question: Question) -> bytes:
    """Search once, on the page of the question's language; return the body of the answer, not yet read as JSON."""
    body = json.dumps({"q": question.text, "lang": question.language})
    connection.request("POST", "/v1/search", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    answer = response.read()
    if response.status != 200:
        raise SystemExit(f"the service answered {response.status}: {answer[:200]!r}")
    return answer


def resident_mb(pid: int | str = "self") -> float:
    """Return the resident memory of a process in MB, from Linux's own account; NaN on other systems."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return float("nan")
    [line] = [line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024


def processor_s(pid: int) -> float:
    """Return the seconds that a process has spent on processors, from Linux's own account; NaN on other systems."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return float("nan")
    user, system = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / float(os.sysconf("SC_CLK_TCK"))


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _await_answer(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit("the service stopped; its message stands above")
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)) as connection:
            try:
                ask(connection, FIRST)
            except ConnectionRefusedError:
                time.sleep(0.02)
            else:
                return
    raise SystemExit(f"no answer within {START_S} s")
