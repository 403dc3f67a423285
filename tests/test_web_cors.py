"""Which other sites may ask the service from a browser."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from search_service.search import SearchEngine
from search_service.settings import Settings
from search_service.web import create_app

ORIGIN = "https://handboek.example.org"


def client_for(settings: Settings, engine: SearchEngine, *origins: str) -> FlaskClient:
    """Return a client of a service that allows these origins."""
    return create_app(replace(settings, allowed_origins=origins), engine).test_client()


def test_a_named_site_may_read_the_answers(shared_settings: Settings, engine: SearchEngine) -> None:
    """And only that one."""
    client = client_for(shared_settings, engine, ORIGIN)
    named = client.post("/v1/search", json={"q": "regie"}, headers={"Origin": ORIGIN})
    assert named.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "Origin" in named.headers["Vary"]
    other = client.post("/v1/search", json={"q": "regie"}, headers={"Origin": "https://elsewhere.example.org"})
    assert "Access-Control-Allow-Origin" not in other.headers
    assert "Origin" in other.headers["Vary"]


def test_a_browser_that_asks_first_gets_a_yes(shared_settings: Settings, engine: SearchEngine) -> None:
    """JSON in a body makes it ask."""
    headers = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    response = client_for(shared_settings, engine, ORIGIN).options("/v1/search", headers=headers)
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    assert response.headers["Access-Control-Allow-Headers"] == "Content-Type"


def test_errors_can_be_read_too(shared_settings: Settings, engine: SearchEngine) -> None:
    """A page can then say what is wrong."""
    response = client_for(shared_settings, engine, ORIGIN).post("/v1/search", json={"q": ""}, headers={"Origin": ORIGIN})
    assert response.status_code == 400
    assert response.headers["Access-Control-Allow-Origin"] == ORIGIN


@pytest.mark.parametrize(("origins", "allowed"), [((), None), (("*",), ORIGIN)])
def test_none_or_all_may_be_allowed(
    shared_settings: Settings, engine: SearchEngine, origins: tuple[str, ...], allowed: str | None
) -> None:
    """None is the default."""
    response = client_for(shared_settings, engine, *origins).get("/v1/search?q=regie", headers={"Origin": ORIGIN})
    assert response.headers.get("Access-Control-Allow-Origin") == allowed
