"""The server itself, on a port of this machine."""

import gc
import http.client
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def running_service(folder: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    """Run the small service in a process of its own."""
    command = [sys.executable, str(TESTS / "small_service.py"), str(folder), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=TESTS.parent) as process:
        try:
            yield process
        finally:
            process.terminate()


def test_the_server_announces_itself_and_answers_over_http(settings: Settings, embedder: HashingEmbedder) -> None:
    """And writes not a word of what was asked."""
    build_index(settings, embedder, silent)
    with taken_port() as port:
        pass
    with running_service(settings.build_dir, port) as process:
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
        assert process.stdout.read() == ""


@pytest.mark.usefixtures("small_model")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # waitress leaves its socket open
def test_a_port_in_use_is_told_with_what_to_do(settings: Settings, embedder: HashingEmbedder) -> None:
    """The system's error alone does not say which setting to change."""
    build_index(settings, embedder, silent)
    with taken_port() as port, pytest.raises(ServiceError, match=rf"cannot listen on 127\.0\.0\.1:{port}.*SAMENWERKWIJZER_PORT"):
        server.serve(replace(settings, port=port), print)
    gc.collect()


@pytest.mark.usefixtures("small_model")
def test_without_an_index_the_server_does_not_start(settings: Settings) -> None:
    """And says what to run."""
    with pytest.raises(IndexUnusable, match="samenwerkwijzer index"):
        server.serve(settings, print)
