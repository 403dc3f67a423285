"""Other words for the terms of the glossary in a query."""

import pytest

from search_service.expansion import Expander, variants

TERMS = {
    "nl": {"avg": ["AVG", "privacywet"], "icr": ["intensieve casusregie", "ICR"], "cr": ["casusregie", "casusregisseur"]},
    "en": {"avg": ["AVG", "GDPR", "privacy law"], "icr": ["intensive case coordination", "ICR"], "cr": ["case coordination"]},
}


@pytest.fixture
def expander() -> Expander:
    """Return one that knows three terms."""
    return Expander(TERMS)


@pytest.mark.parametrize(
    ("query", "language", "expected"),
    [
        ("mag dat van de AVG?", "nl", {"AVG": ("privacywet",)}),
        ("does the gdpr allow this", "en", {"gdpr": ("AVG", "privacy law")}),
        ("mag dat van de GDPR", "nl", {"GDPR": ("AVG", "privacywet")}),
        ("privacy laws", "en", {"privacy laws": ("AVG", "GDPR")}),
        ("Intensieve casusregie en de AVG", "nl", {"Intensieve casusregie": ("ICR",), "AVG": ("privacywet",)}),
        ("ICR en nog eens icr", "nl", {"ICR": ("intensieve casusregie",)}),
        ("AVG, GDPR and privacy law", "en", {}),
        ("wie belt er", "nl", {}),
        ("", "nl", {}),
    ],
)
def test_terms_get_their_other_words(expander: Expander, query: str, language: str, expected: dict[str, tuple[str, ...]]) -> None:
    """In any case and inflection, from either language, the longest term first, and no word that stands there already."""
    found = expander.expansions(query, language)

    assert {each.term: each.others for each in found} == expected
    assert [query[each.start : each.end] for each in found] == list(expected)


def test_a_query_is_put_in_the_other_words(expander: Expander) -> None:
    """Each term is replaced where it stands; one with fewer other words keeps its last."""
    query = "ICR onder de GDPR"

    assert list(variants(query, expander.expansions(query, "nl"))) == [
        "intensieve casusregie onder de AVG",
        "intensieve casusregie onder de privacywet",
    ]


def test_a_query_without_terms_has_no_other_words() -> None:
    """Nothing is searched for twice."""
    assert list(variants("wie belt er", ())) == []


def test_a_handbook_without_a_glossary_adds_nothing() -> None:
    """The query stays as it is."""
    assert Expander({"nl": {}, "en": {}}).expansions("mag dat van de AVG", "nl") == ()
