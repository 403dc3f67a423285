"""Answers that are kept for a moment."""

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from search_service.request import SearchRequest
from search_service.search import SearchEngine, SearchResponse
from search_service.settings import Settings
from search_service.web.app import create_app
from search_service.web.recent import Recent

ASKED = SearchRequest("wie belt?", "nl", 10, {"rol": ("manager", "bestuurder")})


def test_the_same_request_gets_the_same_answer() -> None:
    """In whatever order its filters stand; another request does not."""
    recent = Recent(2)
    recent.keep(ASKED, b"answer")
    assert recent.answer(replace(ASKED, filters={"rol": ("bestuurder", "manager"), "thema": ()})) == b"answer"
    others: dict[str, Any] = {"q": "wie belt", "lang": "en", "limit": 9, "offset": 10, "exact": True, "filters": {}}
    for name, value in others.items():
        assert recent.answer(replace(ASKED, **{name: value})) is None, name


def test_the_oldest_answer_goes_first() -> None:
    """And a service that keeps none has none."""
    recent, none = Recent(1), Recent(0)
    for held in (recent, none):
        held.keep(ASKED, b"first")
        held.keep(replace(ASKED, q="en nu?"), b"second")
    assert recent.answer(ASKED) is None
    assert recent.answer(replace(ASKED, q="en nu?")) == b"second"
    assert none.answer(replace(ASKED, q="en nu?")) is None


def test_nothing_that_was_asked_can_be_read() -> None:
    """Not from an answer that repeats it, nor under a name or with a key that another process could make again."""
    one, other = Recent(1), Recent(1)
    for each in (one, other):
        each.keep(ASKED, b'{"corrected": "wie belt?"}')
    [(name, locked)] = one._answers.items()
    assert b"belt" not in name + locked
    assert one.answer(ASKED) == other.answer(ASKED) == b'{"corrected": "wie belt?"}'
    assert set(one._answers.items()).isdisjoint(other._answers.items())


def test_half_a_character_can_be_asked_twice() -> None:
    """It is text, if no good text."""
    recent = Recent(1)
    recent.keep(replace(ASKED, q="\ud83d"), b"answer")
    assert recent.answer(replace(ASKED, q="\ud83d")) == b"answer"


@pytest.mark.parametrize(("most", "searches"), [(256, 1), (0, 2)])
def test_asking_again_searches_once(
    engine: SearchEngine, shared_settings: Settings, monkeypatch: pytest.MonkeyPatch, most: int, searches: int
) -> None:
    """Unless nothing may be kept; the answer is the same."""
    found: list[SearchRequest] = []
    search = engine.search

    def counted(request: SearchRequest) -> SearchResponse:
        found.append(request)
        return search(request)

    monkeypatch.setattr(engine, "search", counted)
    client: FlaskClient = create_app(replace(shared_settings, recent_answers=most), engine).test_client()
    first, second = (client.post("/v1/search", json={"q": "wie belt er?", "lang": "nl"}) for _ in range(2))
    assert len(found) == searches
    assert {**first.get_json(), "took_ms": 0} == {**second.get_json(), "took_ms": 0}
    assert dict(first.headers).keys() == dict(second.headers).keys()
