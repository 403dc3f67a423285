"""The language of a query."""

import pytest

from search_service.index import Index
from search_service.language import query_language


@pytest.mark.parametrize(
    ("query", "page", "expected"),
    [
        ("wat helpt als privacyregels het delen van informatie blokkeren?", "en", "nl"),
        ("what helps when privacy rules block sharing?", "nl", "en"),
        ("waiting list", "nl", "en"),
        ("wachtlijst", "en", "nl"),
        ("budget", "en", "en"),
        ("xyzzy", "nl", "nl"),
        ("xyzzy", "en", "en"),
    ],
)
def test_words_tell_the_language_and_the_page_decides_a_tie(index: Index, query: str, page: str, expected: str) -> None:
    """A query may be in the other language than the page that it was typed on."""
    stems = {language: each.stems for language, each in index.vocabularies.items()}
    assert query_language(query, page, stems) == expected
