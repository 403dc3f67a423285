"""Request: what may be asked, read from the names and values of a JSON body or an address.

Every fault is named at once. Neither a request nor its faults are ever written anywhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from search_service.analysis import words
from search_service.documents import FILTERS
from search_service.errors import RequestError, ServiceError
from search_service.messages import message
from search_service.passages import LANGUAGES
from search_service.settings import Settings

NAMES = ("q", "lang", "filters", "limit", "offset", "exact")
LARGEST_OFFSET = 10_000


@dataclass(frozen=True)
class SearchRequest:
    """A question, the language of the page that it was asked on, and what the results are limited to.

    `exact` has the question searched for as it was typed, errors and all, and in no other words.
    """

    q: str = field(repr=False)
    lang: str
    limit: int
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    offset: int = 0
    exact: bool = False


class RequestFaults(ServiceError):  # noqa: N818 - named like the faults that it holds
    """A request holds wrong values; `faults` names each."""

    def __init__(self, faults: Sequence[RequestError]) -> None:
        """Keep the faults."""
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{each.field}: {message(each.key, 'en', each.params)}" for each in self.faults))


@dataclass(frozen=True)
class RequestReader:
    """Reads requests within the limits of the settings and the values of the handbook."""

    settings: Settings
    values: Mapping[str, Sequence[str]]

    def read(self, raw: object, language: str, names: Sequence[str] = NAMES) -> SearchRequest:
        """Return the request, `language` where it names none; raise RequestFaults.

        `names` are those that the reader of a fault can use, where they are not the names of a body.
        """
        if not isinstance(raw, dict):
            raise RequestFaults([RequestError("", "not_an_object")])
        faults = list(self._faults(raw, names))
        if faults:
            raise RequestFaults(faults)
        return SearchRequest(
            q=raw["q"],
            lang=raw.get("lang", language),
            limit=raw.get("limit", self.settings.default_page_size),
            filters={name: tuple(values) for name, values in raw.get("filters", {}).items()},
            offset=raw.get("offset", 0),
            exact=raw.get("exact", False),
        )

    def _faults(self, raw: Mapping[str, Any], names: Sequence[str]) -> Iterator[RequestError]:
        if any(name not in NAMES for name in raw):
            yield RequestError("", "unknown_name", {"allowed": _listed(names)})
        yield from self._query_faults(raw.get("q"))
        if "lang" in raw and raw["lang"] not in LANGUAGES:
            yield RequestError("lang", "unknown_value", {"allowed": _listed(LANGUAGES)})
        yield from _number_faults(raw, "limit", 1, self.settings.max_page_size)
        yield from _number_faults(raw, "offset", 0, LARGEST_OFFSET)
        if not isinstance(raw.get("exact", False), bool):
            yield RequestError("exact", "unknown_value", {"allowed": "true, false"})
        yield from self._filter_faults(raw.get("filters", {}))

    def _query_faults(self, query: object) -> Iterator[RequestError]:
        if not isinstance(query, str):
            yield RequestError("q", "missing_query" if query is None else "not_text")
        elif not words(query):
            yield RequestError("q", "empty_query")
        elif len(query) > self.settings.max_query_length:
            yield RequestError("q", "long_query", {"most": self.settings.max_query_length, "found": len(query)})

    def _filter_faults(self, filters: object) -> Iterator[RequestError]:
        if not isinstance(filters, dict):
            yield RequestError("filters", "not_an_object")
            return
        if any(name not in FILTERS for name in filters):
            yield RequestError("filters", "unknown_name", {"allowed": _listed(FILTERS)})
        for name in FILTERS:
            wanted = filters.get(name, [])
            if not isinstance(wanted, list) or any(value not in self.values[name] for value in wanted):
                yield RequestError(f"filters.{name}", "unknown_value", {"allowed": _listed(self.values[name])})


def _number_faults(raw: Mapping[str, Any], name: str, least: int, most: int) -> Iterator[RequestError]:
    value = raw.get(name, least)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        yield RequestError(name, "not_in_range", {"least": least, "most": most})


def _listed(values: Sequence[str]) -> str:
    return ", ".join(values)
