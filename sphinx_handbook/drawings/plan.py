"""What a drawing is made from: a dataset in one language, with the titles of the items that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_handbook.datasets import Dataset, Row


_ROLE = re.compile(r"\{\w+\}`(?:(?P<text>[^`<]+?) <[^`>]+>|(?P<target>[^`]+))`")


@dataclass(frozen=True)
class Plan:
    """A dataset to draw, the language of the edition, and titles by item id."""

    dataset: Dataset
    language: str
    titles: Mapping[str, str]

    @property
    def options(self) -> dict[str, Any]:
        """What the dataset says of its drawing."""
        return self.dataset.drawing

    @property
    def first(self) -> str:
        """The heading of the first column."""
        return self.dataset.filled(self.dataset.first, self.language)

    def label(self, row: Row) -> str:
        """Return what a row is called: its own label, or the title of its item."""
        return self.titles.get(row.item, row.item) if row.item else self._plain(self.dataset.label(row, self.language))

    def cell(self, row: Row, key: str) -> str:
        """Return what a reader sees in a cell."""
        return self._plain(self.dataset.cell(row, key, self.language))

    def heading(self, key: str) -> str:
        """Return the heading of a column."""
        return self.dataset.heading(self.dataset.columns[key], self.language)

    def word(self, key: str) -> str:
        """Return the words of a mark."""
        return self.dataset.marks[key][self.language]

    def said(self, key: str) -> str:
        """Return a text of the drawing's own options."""
        return self.dataset.filled(self.options[key], self.language)

    def _plain(self, text: str) -> str:
        """Return a text without its references: the words that they show."""
        return _ROLE.sub(lambda match: match["text"] or self.titles.get(match["target"], match["target"]), text)
