"""No query in any log or file: the property that people rely on when they type about a family."""

import io
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.wrappers import Response

from search_service.search import SearchEngine
from search_service.settings import Settings
from search_service.web import create_app
from search_service.web.discretion import describe

Send = Callable[[FlaskClient, str], Response]

WAYS: dict[str, Send] = {
    "post": lambda client, query: client.post("/v1/search", json={"q": query}),
    "get": lambda client, query: client.get(f"/v1/search?q={quote(query)}"),
    "post with a fault": lambda client, query: client.post("/v1/search", json={"q": query, "limit": 0}),
    "get with a fault": lambda client, query: client.get(f"/v1/search?q={quote(query)}&limit=0"),
    "in the wrong field": lambda client, query: client.post("/v1/search", json={"q": "x", "lang": query, query: query}),
    "as a filter": lambda client, query: client.get(f"/v1/search?q=x&rol={quote(query)}"),
    "as an item": lambda client, query: client.get(f"/v1/items/{quote(query, safe='')}"),
    "as a broken body": lambda client, query: client.post("/v1/search", data=query, content_type="application/json"),
    "as a page": lambda client, query: client.get(f"/nl/{quote(query, safe='')}"),
}

# Words that no log line, traceback or header holds by itself.
QUERIES = st.text(st.characters(categories=["L", "N", "P", "Zs"], max_codepoint=0x2000), max_size=40).map(
    lambda text: f"zqxj{text}vwkp"
)


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    """Collect every record of every logger, with its traceback, as the most talkative operator would."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def breaking(engine: SearchEngine) -> SearchEngine:
    """Return an engine whose every search fails with the query in its message."""

    class Broken(SearchEngine):
        def __init__(self) -> None:
            self.__dict__.update(engine.__dict__)

        def search(self, request: object) -> object:  # type: ignore[override]
            raise RuntimeError(f"cannot search for {getattr(request, 'q', request)}")

        def item(self, name: str, language: str) -> None:
            raise KeyError(name)

    return Broken()


@pytest.fixture(scope="module", params=["works", "fails"])
def service(request: pytest.FixtureRequest, shared_settings: Settings, engine: SearchEngine) -> Flask:
    """Return the service, and the service with a fault in it."""
    return create_app(shared_settings, engine if request.param == "works" else breaking(engine))


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_no_query_reaches_a_log_or_a_file(
    service: Flask, shared_settings: Settings, tmp_path: Path, capfd: pytest.CaptureFixture[str], way: str, query: str
) -> None:
    """By whichever way it comes, and whether the service works or fails."""
    before = files_in(shared_settings.build_dir)
    with everything_logged() as written, WAYS[way](service.test_client(), query) as response:
        assert response.status_code in (200, 308, 400, 404, 500)
    out, err = capfd.readouterr()
    for text in (written.getvalue(), out, err):
        assert "zqxj" not in text
        assert "vwkp" not in text
    assert files_in(shared_settings.build_dir) == before


def files_in(folder: Path) -> dict[Path, tuple[int, float]]:
    """Return every file with its size and its time."""
    return {path: (path.stat().st_size, path.stat().st_mtime) for path in folder.rglob("*") if path.is_file()}


def test_a_fault_is_logged_by_its_type_and_place(shared_settings: Settings, engine: SearchEngine) -> None:
    """So that it can be mended without knowing what was asked."""
    with everything_logged() as written:
        response = create_app(shared_settings, breaking(engine)).test_client().get("/v1/search?q=geheim")
    assert response.status_code == 500
    assert response.get_json()["title"] == "Er ging iets mis in de dienst"
    assert "RuntimeError at " in written.getvalue()
    assert "test_web_discretion.py:" in written.getvalue()
    assert "geheim" not in written.getvalue()


@pytest.mark.parametrize("name", ["werkzeug", "waitress"])
def test_servers_log_no_query_string(app: Flask, name: str) -> None:
    """Whichever server carries the application."""
    with everything_logged() as written:
        logging.getLogger(name).info('%s - "%s" %d', "127.0.0.1", "GET /v1/search?q=geheim&lang=nl HTTP/1.1", 200)
    assert "GET /v1/search?… HTTP/1.1" in written.getvalue()
    assert "geheim" not in written.getvalue()


@pytest.mark.parametrize("name", ["werkzeug", "waitress"])
def test_servers_log_no_message_of_a_fault(app: Flask, name: str) -> None:
    """It may hold what was asked."""
    with everything_logged() as written:
        try:
            raise ValueError("geheim")
        except ValueError:
            logging.getLogger(name).exception("Exception while serving %s", "/v1/items/geheim")
    assert "ValueError at test_web_discretion.py:" in written.getvalue()
    assert "geheim" not in written.getvalue()


def test_a_fault_without_an_exception_is_told_as_such() -> None:
    """Flask may call without one."""
    assert describe(sys.exc_info()) == "fault at "
