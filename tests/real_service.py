"""The real handbook, served as users get it: processes and addresses for browser tests."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PATIENCE = 60  # seconds until a service that does not come up is given up


class Service:
    """The search service in a process of its own, at ``address``."""

    def __init__(self, **settings: str) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}/"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "samenwerkwijzer", "serve"],
            cwd=PROJECT,
            env={**os.environ, **settings, "SAMENWERKWIJZER_PORT": str(self.port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait(self) -> Service:
        """Return when requests are taken; the service says so in its first line."""
        assert self.process.stdout is not None
        timer = threading.Timer(PATIENCE, self.process.kill)
        timer.start()
        line = self.process.stdout.readline()
        timer.cancel()
        assert self.address in line, f"the service did not come up: {line}"
        return self

    def stop(self) -> None:
        """Stop the service and wait until it is gone."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.communicate()


@contextlib.contextmanager
def service(**settings: str) -> Iterator[Service]:
    """Serve until the block ends."""
    running = Service(**settings)
    try:
        yield running.wait()
    finally:
        running.stop()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def fetch(address: str) -> str:
    """Return what an address of this machine answers."""
    with urllib.request.urlopen(address) as answer:
        text: str = answer.read().decode()
        return text
