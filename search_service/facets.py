"""Facets: which documents a filter lets through, and how many results each of its values would give.

Values of one field widen a search, fields narrow it. The count beside a value is the number of results of the same
search with that value alone in its field.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search_service.documents import FILTERS, Document
from search_service.layout import Scores
from search_service.rank import LEAST, MATCH

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class FacetValue:
    """A value of a field, as shown, and the number of results that it gives."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A field that a search can be limited to, with its values in the order of listing."""

    field: str
    label: str
    values: Sequence[FacetValue]


@dataclass(frozen=True)
class Facets:
    """For each field that can be filtered on, its values and a table (documents, values) of who has which."""

    values: Mapping[str, Sequence[str]]
    tables: Mapping[str, Mask]

    def allowed(self, filters: Mapping[str, Sequence[str]]) -> dict[str, Mask]:
        """Return for each field the documents that its filter lets through; all of them where it has none."""
        return {field: self._allowed(field, filters.get(field, ())) for field in FILTERS}

    def counts(self, scores: Scores, allowed: Mapping[str, Mask]) -> dict[str, dict[str, int]]:
        """Return for each value of each field the number of results that it would give."""
        matching = scores >= MATCH
        counts = {}
        for field in FILTERS:
            table = self.tables[field] & passing(allowed, except_for=field)[:, np.newaxis]
            enough = np.minimum(table.sum(axis=0), LEAST)
            found = np.maximum((table & matching[:, np.newaxis]).sum(axis=0), enough)
            counts[field] = dict(zip(self.values[field], found.tolist(), strict=True))
        return counts

    def _allowed(self, field: str, wanted: Sequence[str]) -> Mask:
        table = self.tables[field]
        if not wanted:
            return np.ones(len(table), dtype=np.bool_)
        columns = [self.values[field].index(value) for value in wanted]
        return np.asarray(table[:, columns].any(axis=1))


def facets_of(documents: Sequence[Document], values: Mapping[str, Sequence[str]]) -> Facets:
    """Note which documents have which values."""
    tables = {
        field: np.array([[value in held for value in values[field]] for held in (each.values(field) for each in documents)])
        for field in FILTERS
    }
    return Facets(values, {field: table.reshape(len(documents), -1).astype(np.bool_) for field, table in tables.items()})


def passing(allowed: Mapping[str, Mask], except_for: str | None = None) -> Mask:
    """Return the documents that the filters of all fields let through, or of all fields but one."""
    masks = [mask for field, mask in allowed.items() if field != except_for]
    return np.asarray(np.logical_and.reduce(masks))
