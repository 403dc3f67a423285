"""The description of the API says what the API does."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from search_service.web.app import VERSION
from search_service.web.openapi import openapi_text

DESCRIPTION: dict[str, Any] = json.loads(openapi_text())
SITE_ENDPOINTS = {"choose_edition", "missing_page"}

REQUESTS = [
    ("post", "/v1/search", "/v1/search", {"q": "wat helpt bij privacyregels?", "lang": "nl"}),
    ("post", "/v1/search", "/v1/search", {"q": "veilig thuis", "lang": "en", "filters": {"type": ["pagina"]}}),
    ("post", "/v1/search", "/v1/search", {"q": ""}),
    ("get", "/v1/search?q=alderman", "/v1/search", None),
    ("get", "/v1/search", "/v1/search", None),
    ("get", "/v1/items/sf-06", "/v1/items/{id}", None),
    ("get", "/v1/items/ba-03?lang=en", "/v1/items/{id}", None),
    ("get", "/v1/items/none", "/v1/items/{id}", None),
    ("get", "/v1/openapi.json", "/v1/openapi.json", None),
    ("get", "/health/live", "/health/live", None),
    ("get", "/health/ready", "/health/ready", None),
]


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference within the description."""
    while "$ref" in part:
        found: Any = DESCRIPTION
        for step in part["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        part = found
    return part


def references(part: object) -> list[str]:
    """Return every reference in the description."""
    if isinstance(part, dict):
        own = [part["$ref"]] if "$ref" in part else []
        return own + [found for each in part.values() for found in references(each)]
    return [found for each in part for found in references(each)] if isinstance(part, list) else []


@pytest.mark.parametrize(("method", "address", "path", "body"), REQUESTS)
def test_responses_are_as_described(client: FlaskClient, method: str, address: str, path: str, body: object) -> None:
    """Status, kind of content, and every name and value."""
    response = client.open(address, method=method, json=body) if body else client.open(address, method=method)
    described = resolved(DESCRIPTION["paths"][path][method]["responses"][str(response.status_code)])
    schema = described["content"][response.mimetype]["schema"]
    validator = Draft202012Validator({**schema, "components": DESCRIPTION["components"]})
    assert [error.message for error in validator.iter_errors(response.get_json())] == []
    assert all(name in response.headers for name in described.get("headers", {}))


@pytest.mark.parametrize(("method", "address", "path", "body"), [each for each in REQUESTS if each[3]])
def test_requests_are_as_described(method: str, address: str, path: str, body: dict[str, Any]) -> None:
    """What the service accepts is valid, and what it refuses is not."""
    schema = DESCRIPTION["paths"][path][method]["requestBody"]["content"]["application/json"]["schema"]
    validator = Draft202012Validator({**schema, "components": DESCRIPTION["components"]})
    assert validator.is_valid(body) == bool(body["q"])


def test_every_route_is_described_and_every_description_has_a_route(app: Flask) -> None:
    """With its methods; the pages of the site are no part of the API."""
    routes = {
        (rule.rule.replace("<name>", "{id}"), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in SITE_ENDPOINTS
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == {(path, method) for path, methods in DESCRIPTION["paths"].items() for method in methods}


def test_every_reference_leads_somewhere_and_the_version_is_that_of_the_header() -> None:
    """Problems point into the description too."""
    for reference in references(DESCRIPTION):
        assert resolved({"$ref": reference})
    assert DESCRIPTION["info"]["version"] == VERSION


def test_every_type_of_problem_is_described(client: FlaskClient) -> None:
    """The type of a problem is an address in the description."""
    for address, method in (("/v1/nothing", "get"), ("/v1/search", "get"), ("/v1/search", "put"), ("/v1/search", "post")):
        kind = client.open(address, method=method).get_json()["type"]
        assert resolved({"$ref": kind.removeprefix("/v1/openapi.json")})["description"]
