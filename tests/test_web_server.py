"""The server itself, on a port of this machine."""

import gc
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import silent
from embedder import HashingEmbedder

from search_service.errors import IndexUnusable, ServiceError
from search_service.index import build_index
from search_service.settings import Settings
from search_service.web import server

TESTS = Path(__file__).parent


@pytest.fixture
def small_model(monkeypatch: pytest.MonkeyPatch, embedder: HashingEmbedder) -> None:
    """Serve with the small encoder."""
    monkeypatch.setattr(server, "load_encoder", lambda settings, for_serving: embedder)


@contextmanager
def taken_port() -> Iterator[int]:
    """Give a port that something listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.fixture
def indexed(settings: Settings, embedder: HashingEmbedder) -> Settings:
    """Return settings whose index is built."""
    build_index(settings, embedder, silent)
    return settings


def free_port() -> int:
    """Return a port that nothing listens on."""
    with taken_port() as port:
        return port


@contextmanager
def running_service(folder: Path, port: int, output: int = subprocess.PIPE) -> Iterator["subprocess.Popen[str]"]:
    """Run the small service in a process of its own."""
    command = [sys.executable, str(TESTS / "small_service.py"), str(folder), str(port)]
    with subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, text=True, cwd=TESTS.parent) as process:
        try:
            yield process
        finally:
            process.terminate()


def test_the_server_announces_itself_and_answers_over_http(indexed: Settings) -> None:
    """And writes not a word of what was asked."""
    port = free_port()
    with running_service(indexed.build_dir, port) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"http://127.0.0.1:{port}/\n"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("POST", "/v1/search", json.dumps({"q": "privacyregels"}), {"Content-Type": "application/json"})
        response = connection.getresponse()
        assert response.status == 200
        assert json.loads(response.read())["results"]
        assert not response.headers["Server"]
        connection.close()
        process.terminate()
        assert process.stdout.read() == "stopped by SIGTERM\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_stops_the_service_is_named(indexed: Settings, number: signal.Signals) -> None:
    """So that an operator knows that it was told to go."""
    with running_service(indexed.build_dir, free_port()) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(number)
        assert process.stdout.read() == f"stopped by {number.name}\n"
        assert process.wait() == 0


@pytest.mark.usefixtures("small_model")
def test_a_signal_that_comes_with_the_announcement_is_heard(indexed: Settings, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever starts a service may stop it as soon as it says that it is there."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        with pytest.raises(SystemExit):
            server.serve(replace(indexed, port=free_port()), lambda address: signal.raise_signal(signal.SIGTERM))
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert "stopped by SIGTERM" in caplog.messages


def test_a_crash_below_python_tells_its_place(indexed: Settings) -> None:
    """A library's own code ends a process without a traceback."""
    with running_service(indexed.build_dir, free_port()) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGSEGV)
        said = process.stdout.read()
        assert process.wait() == -signal.SIGSEGV
    assert "Segmentation fault" in said
    assert "in serve\n" in said


def test_the_service_goes_on_where_nobody_reads_its_address(indexed: Settings) -> None:
    """Whoever started it may be gone."""
    port = free_port()
    gone, output = os.pipe()
    os.close(gone)
    with running_service(indexed.build_dir, port, output) as process:
        os.close(output)
        wait_until_it_answers(port)
        assert process.poll() is None


def wait_until_it_answers(port: int) -> None:
    """Ask until there is an answer."""
    for _ in range(100):
        with suppress(ConnectionRefusedError), closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            connection.request("GET", "/health/ready")
            assert connection.getresponse().status == 200
            return
        time.sleep(0.1)
    pytest.fail("the service does not answer")


@pytest.mark.usefixtures("small_model")
def test_an_unknown_host_name_is_told_with_what_to_do(indexed: Settings) -> None:
    """Names under .invalid never exist."""
    with pytest.raises(ServiceError, match=r"cannot listen on nowhere\.invalid.*SAMENWERKWIJZER_HOST"):
        server.serve(replace(indexed, host="nowhere.invalid"))


@pytest.mark.usefixtures("small_model")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # waitress leaves its socket open
def test_a_port_in_use_is_told_with_what_to_do(indexed: Settings) -> None:
    """The system's error alone does not say which setting to change."""
    with taken_port() as port, pytest.raises(ServiceError, match=rf"cannot listen on 127\.0\.0\.1:{port}.*SAMENWERKWIJZER_PORT"):
        server.serve(replace(indexed, port=port), print)
    gc.collect()


@pytest.mark.usefixtures("small_model")
def test_without_an_index_the_server_does_not_start(settings: Settings) -> None:
    """And says what to run."""
    with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
        server.serve(settings, print)
