"""The API over HTTP."""

import gzip
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

QUESTION = "what helps when privacy rules block sharing?"


def test_a_question_may_be_posted(client: FlaskClient) -> None:
    """The answer says which language it took the query for, and is not kept."""
    response = client.post("/v1/search", json={"q": QUESTION, "lang": "nl", "limit": 2})
    assert response.status_code == 200
    body = response.get_json()
    assert body["query_language"] == "en"
    assert body["results"][0]["id"] == "sf-06"
    assert len(body["results"]) == 2
    assert body["index_version"].startswith("v0001-")
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["API-Version"] == "1.0.0"
    assert response.headers["Content-Language"] == "nl"


def test_get_takes_the_same_names(client: FlaskClient) -> None:
    """A filter may be repeated or hold commas; the results are those of a body."""
    body = {"q": QUESTION, "lang": "en", "limit": 5, "offset": 1, "filters": {"rol": ["professional", "manager"]}}
    posted = client.post("/v1/search", json=body).get_json()
    for filters in ("rol=professional,manager", "rol=professional&rol=manager"):
        got = client.get(f"/v1/search?q={QUESTION}&lang=en&limit=5&offset=1&{filters}").get_json()
        assert {**got, "took_ms": 0} == {**posted, "took_ms": 0}


def test_the_browser_says_the_language_where_the_request_does_not(client: FlaskClient) -> None:
    """And Dutch is what is left."""
    for accepted, expected in (("en-GB,en;q=0.9", "en"), ("de", "nl"), ("", "nl")):
        response = client.post("/v1/search", json={"q": QUESTION}, headers={"Accept-Language": accepted})
        assert response.headers["Content-Language"] == expected


@pytest.mark.parametrize("name", ["sf-06", "SF-06", "Sf-06"])
def test_an_item_is_found_by_its_id_in_any_case(client: FlaskClient, name: str) -> None:
    """With the address that it goes by."""
    response = client.get(f"/v1/items/{name}?lang=en")
    assert response.get_json()["id"] == "sf-06"
    assert response.headers["Content-Location"] == "/v1/items/sf-06?lang=en"


def test_an_item_has_its_relations_both_ways(client: FlaskClient) -> None:
    """With the label and the basis of each."""
    relations = client.get("/v1/items/ba-03?lang=en").get_json()["relations"]
    assert [(each["direction"], each["label"], each["id"], each["basis"]) for each in relations] == [
        ("back", "What helps", "sf-06", "er-4.1"),
        ("back", "What helps", "st-01", "er-4.1"),
    ]


def test_a_large_answer_is_compressed_where_the_client_takes_it(client: FlaskClient) -> None:
    """The same bytes, in a fraction of the room."""
    plain = client.get("/v1/items/ba-03")
    packed = client.get("/v1/items/ba-03", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) == packed.content_length < len(plain.data)


def problem_of(response: Any, status: int) -> dict[str, Any]:
    """Check that a response is a problem, and return it."""
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    problem: dict[str, Any] = response.get_json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


def test_wrong_input_is_400_and_names_every_fault(client: FlaskClient) -> None:
    """In the language of the request."""
    body = {"q": "", "lang": "en", "limit": 1000, "filters": {"rol": ["boss"]}}
    problem = problem_of(client.post("/v1/search", json=body), 400)
    assert problem["title"] == "The search request is not right"
    assert [each["field"] for each in problem["errors"]] == ["q", "limit", "filters.rol"]
    assert "professional, leidinggevende, manager" in problem["errors"][2]["detail"]


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/v1/search", ["q"]),
        ("/v1/search?q=", ["q"]),
        ("/v1/search?q=x&limit=ten", ["limit"]),
        ("/v1/search?q=x&limit=99999999999999", ["limit"]),
        ("/v1/search?q=x&rol=", ["filters.rol"]),
        ("/v1/search?q=x&page=2&lang=de", ["", "lang"]),
        ("/v1/search?q=x&filters=rol", [""]),
        ("/v1/items/sf-06?lang=de", ["lang"]),
        ("/v1/items/sf-06?language=en", [""]),
    ],
)
def test_wrong_parameters_are_400(client: FlaskClient, address: str, fields: list[str]) -> None:
    """In Dutch where no language was asked for that there is."""
    problem = problem_of(client.get(address), 400)
    assert problem["title"] == "De zoekvraag klopt niet"
    assert [each["field"] for each in problem["errors"]] == fields


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/v1/items/sf-99", 404),
        ("get", "/v1/items/begrippen", 404),
        ("get", "/v1/search/", 404),
        ("get", "/v1/nothing", 404),
        ("delete", "/v1/search", 405),
        ("post", "/v1/items/sf-06", 405),
        ("post", "/v1/search", 415),
    ],
)
def test_what_cannot_be_done_is_a_problem(client: FlaskClient, method: str, address: str, status: int) -> None:
    """In the language that the browser accepts."""
    response = client.open(address, method=method, headers={"Accept-Language": "en"})
    problem = problem_of(response, status)
    assert response.headers["Content-Language"] == "en"
    assert problem["type"].startswith("/v1/openapi.json#/components/responses/")
    assert response.headers["API-Version"] == "1.0.0"
    if status == 405:
        assert "Allow" in response.headers


def test_a_body_that_is_no_json_is_400(client: FlaskClient) -> None:
    """With what to send."""
    problem = problem_of(client.post("/v1/search", data="{", content_type="application/json"), 400)
    assert "Content-Type: application/json" in problem["detail"]


def test_a_body_that_is_nested_too_deeply_is_400(client: FlaskClient) -> None:
    """A thousand brackets must not look like a fault of the service."""
    response = client.post("/v1/search", data="[" * 30_000, content_type="application/json")

    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"


def test_half_a_character_in_a_question_is_left_out(client: FlaskClient) -> None:
    """JSON may hold half of a pair that stands for one character; no model can read that."""
    response = client.post("/v1/search", data='{"q": "privacy \\ud800 regels", "lang": "nl"}', content_type="application/json")

    assert response.status_code == 200


def test_a_body_that_is_too_large_is_413(client: FlaskClient) -> None:
    """Before it is read."""
    body = json.dumps({"q": "x" * 100_000})
    problem = problem_of(client.post("/v1/search", data=body, content_type="application/json"), 413)
    assert "65536" in problem["detail"]


def test_health_is_not_kept(client: FlaskClient) -> None:
    """A supervisor wants to know how it is now."""
    for name in ("live", "ready"):
        response = client.get(f"/health/{name}")
        assert response.get_json()["status"] == name
        assert response.headers["Cache-Control"] == "no-store"
