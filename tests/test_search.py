"""Searching the small handbook."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from embedder import HashingEmbedder

from search_service.cards import Card
from search_service.documents import FILTERS
from search_service.index import Index
from search_service.request import SearchRequest
from search_service.search import SearchEngine, SearchResponse
from search_service.settings import Settings

PRIVACY = {
    "nl": "wat helpt als privacyregels het delen van informatie blokkeren?",
    "en": "what helps when privacy rules block sharing?",
}

FILTERED: list[dict[str, tuple[str, ...]]] = [
    {"rol": ("bestuurder",)},
    {"type": ("strategie",), "thema": ("gezin", "regie")},
    {"niveau": ("tactisch", "strategisch"), "thema": ("informatiedeling", "capaciteit")},
    {"regio": ("haaglanden",), "rol": ("professional",)},
]


def ids(response: SearchResponse) -> list[str]:
    """Return the ids of the results in order."""
    return [result.id for result in response.results]


@pytest.mark.parametrize("query", PRIVACY)
@pytest.mark.parametrize("page", PRIVACY)
def test_a_question_in_either_language_finds_the_answer_on_either_page(engine: SearchEngine, query: str, page: str) -> None:
    """Results are in the language of the page, each item once."""
    response = engine.search(SearchRequest(PRIVACY[query], page, limit=10))
    assert response.query_language == query
    assert ids(response)[0] == "sf-06"
    assert len(set(ids(response))) == len(response.results)
    assert all(result.card["language"] == page for result in response.results)
    assert all(result.answer.url.startswith(f"/{page}/") for result in response.results)


def test_the_best_sentence_is_marked_in_its_place(engine: SearchEngine) -> None:
    """The mark covers the sentence and nothing else."""
    response = engine.search(SearchRequest("de regisseur bewaakt het veiligheidsplan", "nl", limit=1))
    answer = response.results[0].answer
    assert answer.url == "/nl/strategieen/st-02/#st-02"
    assert answer.best_sentence() == "De regisseur bewaakt het veiligheidsplan en roept partners bijeen."


def test_a_match_in_the_other_language_shows_the_same_passage(engine: SearchEngine) -> None:
    """The passage is found in English and shown in Dutch."""
    response = engine.search(SearchRequest("Changes of staff break trust down again", "nl", limit=1))
    assert response.results[0].answer.text == "Wisselingen van personeel breken vertrouwen weer af."


def test_scores_fall_and_stay_between_0_and_1(engine: SearchEngine) -> None:
    """Whatever the filters."""
    for filters in ({}, {"rol": ("bestuurder",)}):
        scores = [each.score for each in engine.search(SearchRequest(PRIVACY["nl"], "nl", 10, filters)).results]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_an_id_in_any_case_finds_its_item(engine: SearchEngine) -> None:
    """Trainers cite items by id."""
    assert ids(engine.search(SearchRequest("RC-Manager-1", "nl", limit=1))) == ["rc-manager-1"]


def test_a_barrier_says_what_helps_and_the_other_way_round(engine: SearchEngine) -> None:
    """Relations are stated once, on one side."""
    cards = {each.card["id"]: each.card for each in engine.search(SearchRequest(PRIVACY["nl"], "nl", limit=10)).results}
    assert [each["id"] for each in cards["ba-03"]["helped_by"]] == ["sf-06", "st-01"]
    assert [each["id"] for each in cards["sf-06"]["helps_with"]] == ["ba-03"]
    assert cards["ba-03"]["helped_by"][0]["url"] == "/nl/succesfactoren/sf-06/#sf-06"


def test_values_of_one_field_widen_and_fields_narrow(engine: SearchEngine) -> None:
    """OR within a field, AND between fields."""
    one = engine.search(SearchRequest("visie", "nl", 20, {"rol": ("bestuurder",)}))
    two = engine.search(SearchRequest("visie", "nl", 20, {"rol": ("bestuurder", "manager")}))
    both = engine.search(SearchRequest("visie", "nl", 20, {"rol": ("bestuurder", "manager"), "niveau": ("tactisch",)}))
    assert set(ids(one)) == {"rc-bestuurder-1", "ne-vertrouwen"}
    assert set(ids(two)) == {"rc-bestuurder-1", "ne-vertrouwen", "rc-manager-1"}
    assert ids(both) == ["rc-manager-1"]


@pytest.mark.parametrize("filters", FILTERED)
def test_filters_keep_of_what_matches_what_has_their_values(engine: SearchEngine, filters: dict[str, tuple[str, ...]]) -> None:
    """In the same order with the same scores; nothing comes in place of what they leave out."""
    whole = engine.search(SearchRequest(PRIVACY["nl"], "nl", 50))
    found = engine.search(SearchRequest(PRIVACY["nl"], "nl", 50, filters))
    kept = [each for each in whole.results if all(has_one_of(each.card, *wanted) for wanted in filters.items())]
    assert [(each.id, each.score) for each in found.results] == [(each.id, each.score) for each in kept]
    assert found.total == len(kept) < whole.total


def has_one_of(card: Card, field: str, values: Sequence[str]) -> bool:
    """Tell whether a card has one of the values in a field."""
    held = [card["type"]] if field == "type" else card[field]
    return not set(values).isdisjoint(held)


def test_a_filter_without_documents_gives_no_results(engine: SearchEngine) -> None:
    """And no error."""
    response = engine.search(SearchRequest("visie", "nl", 10, {"regio": ("haaglanden",)}))
    assert (response.total, ids(response)) == (0, [])


@pytest.mark.parametrize("filters", [{}, *FILTERED])
def test_the_count_beside_a_value_is_what_it_gives(engine: SearchEngine, filters: dict[str, tuple[str, ...]]) -> None:
    """For each value of each field, alone in its field."""
    response = engine.search(SearchRequest(PRIVACY["en"], "en", 50, filters))
    assert [facet.field for facet in response.facets] == list(FILTERS)
    for facet in response.facets:
        for value in facet.values:
            alone = engine.search(SearchRequest(PRIVACY["en"], "en", 50, {**filters, facet.field: (value.value,)}))
            assert (facet.field, value.value, value.count) == (facet.field, value.value, alone.total)


def test_pages_follow_each_other(engine: SearchEngine) -> None:
    """Without a gap or a repetition."""
    whole = engine.search(SearchRequest(PRIVACY["nl"], "nl", limit=9))
    parts = [engine.search(SearchRequest(PRIVACY["nl"], "nl", limit=3, offset=offset)) for offset in (0, 3, 6)]
    assert [name for part in parts for name in ids(part)] == ids(whole)
    assert {part.total for part in parts} == {whole.total}
    assert ids(engine.search(SearchRequest(PRIVACY["nl"], "nl", limit=3, offset=100))) == []


def test_a_public_address_stands_before_every_link(index: Index, embedder: HashingEmbedder, shared_settings: Settings) -> None:
    """The site may be served elsewhere, under a path."""
    settings = replace(shared_settings, public_url="https://example.org/wijzer")
    [result] = SearchEngine(index, embedder, settings).search(SearchRequest("sf-06", "en", limit=1)).results
    assert result.card["url"] == "https://example.org/wijzer/en/succesfactoren/sf-06/#sf-06"
    assert result.card["permalink"] == "https://example.org/wijzer/en/i/sf-06/"
    assert result.answer.url.startswith("https://example.org/wijzer/en/")


def test_a_request_does_not_show_its_query() -> None:
    """Wherever it is printed."""
    assert "geheim" not in repr(SearchRequest("een geheim", "nl", 10))


def test_a_typing_error_is_corrected_unless_asked_for_exactly(engine: SearchEngine) -> None:
    """And the response says what was searched for."""
    assert engine.search(SearchRequest("wat doet de wethuoder", "nl", limit=1)).corrected == "wat doet de wethouder"
    assert engine.search(SearchRequest("wat doet de wethouder", "nl", limit=1)).corrected is None
    assert engine.search(SearchRequest("wat doet de wethuoder", "nl", limit=1, exact=True)).corrected is None


def test_terms_are_searched_for_in_other_words_unless_asked_for_exactly(engine: SearchEngine) -> None:
    """And the response says which."""
    [found] = engine.search(SearchRequest("when do I call VT", "en", limit=1)).expansions
    assert (found.term, found.others) == ("VT", ("Veilig Thuis", "Safe at Home"))
    assert engine.search(SearchRequest("when do I call VT", "en", limit=1, exact=True)).expansions == ()


def test_a_response_says_whether_someone_is_in_danger(engine: SearchEngine) -> None:
    """So that any page can put the emergency numbers first."""
    assert engine.search(SearchRequest("hij slaat haar nu", "nl", limit=1)).danger
    assert not engine.search(SearchRequest("wat doet de wethouder", "nl", limit=1)).danger


def test_a_result_says_why_it_was_found(engine: SearchEngine) -> None:
    """With the words of the query that stand in it."""
    found = engine.search(SearchRequest("privacyregels en olifanten", "nl", limit=1)).results[0]
    assert "olifanten" not in found.why.words
    assert found.why.words


def test_a_question_that_is_in_the_handbook_is_given_as_the_reason(engine: SearchEngine) -> None:
    """In the language of the page."""
    number, document = next((n, each) for n, each in enumerate(engine.index.documents) if each.items)
    asked = document.items["nl"].questions[0]
    found = engine.search(SearchRequest(asked, "nl", limit=len(engine.index.documents))).results
    assert next(each for each in found if each.id == engine.index.documents[number].id).why.question == asked
