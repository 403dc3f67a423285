"""Facets: which documents a filter keeps, and how many results each of its values would give.

What matches a question is the same whatever the filters; they keep those documents of it that have their values. Values
of one field widen a search, fields narrow it. The count beside a value is the number of results of the same search with
that value alone in its field.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search_service.documents import FILTERS, Document
from search_service.layout import Numbers

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
        """Return for each field that has a filter the documents that it keeps."""
        return {field: self._holding(field, wanted) for field, wanted in filters.items() if wanted}

    def counts(self, matching: Numbers, allowed: Mapping[str, Mask]) -> dict[str, dict[str, int]]:
        """Return for each value of each field how many of the documents that match it would give."""
        counts = {}
        for field in FILTERS:
            others = [mask for name, mask in allowed.items() if name != field]
            found = self.tables[field][kept(matching, others)].sum(axis=0)
            counts[field] = dict(zip(self.values[field], found.tolist(), strict=True))
        return counts

    def _holding(self, field: str, wanted: Sequence[str]) -> Mask:
        columns = [self.values[field].index(value) for value in wanted]
        return np.asarray(self.tables[field][:, columns].any(axis=1))


def facets_of(documents: Sequence[Document], values: Mapping[str, Sequence[str]]) -> Facets:
    """Note which documents have which values."""
    tables = {
        field: np.array([[value in held for value in values[field]] for held in (each.values(field) for each in documents)])
        for field in FILTERS
    }
    return Facets(values, {field: table.reshape(len(documents), -1).astype(np.bool_) for field, table in tables.items()})


def kept(matching: Numbers, allowed: Iterable[Mask]) -> Numbers:
    """Return those of the documents that match, in their order, that every filter keeps."""
    for mask in allowed:
        matching = matching[mask[matching]]
    return matching
