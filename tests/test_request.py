"""What may be asked. The cases are in `data/requests`: a body, and the faults that it has."""

import json
from pathlib import Path
from typing import Any

import pytest

from search_service.messages import message
from search_service.request import RequestFaults, RequestReader, SearchRequest
from search_service.search import SearchEngine
from search_service.settings import Settings

CASES = json.loads((Path(__file__).parent / "data/requests/faults.json").read_text(encoding="utf-8"))


@pytest.fixture
def reader(shared_settings: Settings, engine: SearchEngine) -> RequestReader:
    """Return a reader with the values of the small handbook."""
    return RequestReader(shared_settings, engine.values)


def test_a_question_alone_is_enough(reader: RequestReader) -> None:
    """The rest has defaults."""
    assert reader.read({"q": "wie doet wat?"}, "en") == SearchRequest("wie doet wat?", "en", 10, {}, 0)


def test_everything_may_be_given(reader: RequestReader) -> None:
    """And is passed on."""
    body = {"q": "x", "lang": "en", "filters": {"rol": ["manager"]}, "limit": 5, "offset": 10}
    assert reader.read(body, "nl") == SearchRequest("x", "en", 5, {"rol": ("manager",)}, 10)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_wrong_values_are_named_all_at_once(reader: RequestReader, case: dict[str, Any]) -> None:
    """Each with its field and the key of a message that exists in both languages."""
    with pytest.raises(RequestFaults) as raised:
        reader.read(case["body"], "nl")
    assert [[fault.field, fault.key] for fault in raised.value.faults] == case["faults"]
    for fault in raised.value.faults:
        assert all("{" not in message(fault.key, language, fault.params) for language in ("nl", "en"))


def test_a_query_of_the_longest_length_is_accepted(reader: RequestReader, shared_settings: Settings) -> None:
    """And one character more is not."""
    most = shared_settings.max_query_length
    assert reader.read({"q": "a" * most}, "nl").q == "a" * most
    with pytest.raises(RequestFaults):
        reader.read({"q": "a" * (most + 1)}, "nl")


def test_a_fault_does_not_hold_the_query(reader: RequestReader) -> None:
    """Nor any other text that was sent."""
    with pytest.raises(RequestFaults) as raised:
        reader.read({"q": "geheim " * 200, "geheim": 1, "filters": {"rol": ["geheim"]}}, "nl")
    shown = str(raised.value) + "".join(message(each.key, "nl", each.params) for each in raised.value.faults)
    assert "geheim" not in shown
