"""Expansion: other words for the terms of the glossary in a query, so that "GDPR" finds what is said of the AVG.

Only whole terms count, in any inflection and either language. What is added are the term's other words in the language
of the query, since its words are matched with texts of that language.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

from search_service.analysis import WORD, stem, words
from search_service.passages import LANGUAGES, Corpus

Roots: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Expansion:
    """A term as it stands in a query, from character `start` to `end`, and the other words for it."""

    term: str
    others: tuple[str, ...]
    start: int
    end: int


class Expander:
    """Knows the words for each term of the glossary."""

    def __init__(self, terms: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """Take for each language the words for each term, by a key that is the same in both."""
        self._terms = terms
        self._meant = {language: dict(_by_roots(terms[language], language)) for language in LANGUAGES}
        self._longest = max((len(roots) for each in self._meant.values() for roots in each), default=0)

    @classmethod
    def of(cls, corpus: Corpus) -> Self:
        """Return one that knows the glossary of both editions."""
        return cls({language: edition.terms for language, edition in corpus.editions.items()})

    def expansions(self, query: str, language: str) -> tuple[Expansion, ...]:
        """Return the terms in a query that have other words in its language, in order; of terms that overlap, the longest."""
        places = [(match.start(), match.end()) for match in WORD.finditer(query)]
        folded = ["".join(words(query[start:end])) for start, end in places]
        roots = {each: stem(folded, each) for each in LANGUAGES}
        present = tuple(roots[language])
        found: list[Expansion] = []
        first = 0
        while first < len(places):
            length, key = self._longest_term(roots, first)
            start, end = places[first][0], places[first + max(length, 1) - 1][1]
            others = [each for each in self._terms[language][key] if not _holds(present, _roots(each, language))] if key else ()
            if others and query[start:end].casefold() not in {found_.term.casefold() for found_ in found}:
                found.append(Expansion(query[start:end], tuple(others), start, end))
            first += max(length, 1)
        return tuple(found)

    def _longest_term(self, roots: Mapping[str, Sequence[str]], first: int) -> tuple[int, str | None]:
        """Return the number of words of the longest term that begins at a word, and its key."""
        for length in range(self._longest, 0, -1):
            for language, all_roots in roots.items():
                key = self._meant[language].get(tuple(all_roots[first : first + length]))
                if key is not None and first + length <= len(all_roots):
                    return length, key
        return 0, None


def variants(query: str, expansions: Sequence[Expansion]) -> Iterator[str]:
    """Yield the query with all its terms in other words, as often as the term with most of them has some.

    A term with fewer keeps its last.
    """
    for number in range(max((len(each.others) for each in expansions), default=0)):
        changed = query
        for each in reversed(expansions):
            changed = changed[: each.start] + each.others[min(number, len(each.others) - 1)] + changed[each.end :]
        yield changed


def _by_roots(terms: Mapping[str, Sequence[str]], language: str) -> Iterable[tuple[Roots, str]]:
    return ((_roots(word, language), key) for key, each in terms.items() for word in each)


def _roots(text: str, language: str) -> Roots:
    return tuple(stem(words(text), language))


def _holds(present: Roots, sought: Roots) -> bool:
    return any(present[first : first + len(sought)] == sought for first in range(len(present) - len(sought) + 1))
