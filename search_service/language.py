"""Language: in which of the two languages a query was put.

Each word votes for a language if it is a function word of it, or stands in the handbook's words of it, and is
neither in the other. A tie goes to the language of the page that the query was typed on.
"""

from collections.abc import Container, Mapping

from search_service.analysis import stem, stop_words, words


def query_language(query: str, page_language: str, vocabularies: Mapping[str, Container[str]]) -> str:
    """Return the language of the query; `vocabularies` holds the known stems of each language."""
    folded = words(query)
    known = {language: _known(folded, language, stems) for language, stems in vocabularies.items()}
    votes = dict.fromkeys(known, 0)
    for place in range(len(folded)):
        knowing = [language for language, flags in known.items() if flags[place]]
        if len(knowing) == 1:
            votes[knowing[0]] += 1
    best = max(votes.values(), default=0)
    leaders = [language for language, count in votes.items() if count == best]
    return leaders[0] if len(leaders) == 1 else page_language


def _known(folded: list[str], language: str, vocabulary: Container[str]) -> list[bool]:
    functional = stop_words(language)
    return [word in functional or root in vocabulary for word, root in zip(folded, stem(folded, language), strict=True)]
