"""Datasets: figures and texts that stand in one file, and from there in a table, a drawing and running text."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Any

FOLDER = "gegevens"
LANGUAGES = ("nl", "en")
NUMBER = re.compile(r"-?\d+(\.\d+)?")

ANY_TEXT = "text"
"""Stands among the shapes of a drawing for a cell that holds a text."""

Texts = dict[str, str]
"""A text by language."""


@dataclass(frozen=True)
class Column:
    """A column: its key, its heading by language, the unit of its numbers, and figures of its own such as n."""

    key: str
    label: Texts
    unit: str
    figures: dict[str, str]


@dataclass(frozen=True)
class Row:
    """A row: its key (an item's id where it has no label), its label by language, and what stands in its cells.

    A cell is a number as printed, the key of a mark, or a text by language.
    """

    key: str
    label: Texts
    cells: dict[str, str | Texts]

    @property
    def item(self) -> str:
        """The item that the row is about, or nothing."""
        return "" if self.label else self.key

    @property
    def figures(self) -> dict[str, str]:
        """What its label and its texts may name in braces."""
        return {name: cell for name, cell in self.cells.items() if isinstance(cell, str)}

    def names(self, figure: str) -> bool:
        """Tell whether its label or one of its texts names a figure in braces."""
        texts = [self.label, *(cell for cell in self.cells.values() if isinstance(cell, dict))]
        return any(f"{{{figure}}}" in text for entry in texts for text in entry.values())


@dataclass(frozen=True)
class Dataset:
    """What one file of ``kb/gegevens`` holds."""

    name: str
    sections: tuple[str, ...]
    place: Texts
    title: Texts
    first: Texts
    values: dict[str, str]
    columns: dict[str, Column]
    marks: dict[str, Texts]
    rows: dict[str, Row]
    drawing: dict[str, Any]

    def figure(self, path: str, language: str) -> str:
        """Return one figure as the language writes it.

        Args:
            path: the name of a value, or a row and a column, or a column or row and a figure of its own.
            language: ``nl`` or ``en``.

        Raises:
            KeyError: nothing has that path, with the nearest one that is there.
        """
        known = self._figures(language)
        if path not in known:
            close = difflib.get_close_matches(path, known, n=1) or sorted(known)[:1]
            raise KeyError(close[0] if close else "")
        return known[path]

    def _figures(self, language: str) -> dict[str, str]:
        found = {name: written(number, language) for name, number in self.values.items()}
        for column in self.columns.values():
            found |= {f"{column.key}/{name}": written(number, language) for name, number in column.figures.items()}
        for row in self.rows.values():
            found |= {f"{row.key}/{name}": self.cell(row, name, language) for name in row.cells}
        return found

    def filled(self, texts: Texts, language: str, own: dict[str, str] | None = None) -> str:
        """Return a text in a language, with figures in the place of their names in braces."""
        figures = {name: written(number, language) for name, number in (self.values | (own or {})).items()}
        return re.sub(r"\{([a-z0-9-]+)\}", lambda match: figures.get(match[1], match[0]), texts[language])

    def heading(self, column: Column, language: str) -> str:
        """Return the heading of a column."""
        return self.filled(column.label, language, column.figures)

    def label(self, row: Row, language: str) -> str:
        """Return the label of a row that has one."""
        return self.filled(row.label, language, row.figures)

    def cell(self, row: Row, key: str, language: str) -> str:
        """Return what a reader sees in a cell."""
        cell = row.cells.get(key, "")
        if isinstance(cell, dict):
            return self.filled(cell, language, row.figures)
        if cell in self.marks:
            return self.marks[cell][language]
        return written(cell, language, self.columns[key].unit if key in self.columns else "")


def written(number: str, language: str, unit: str = "") -> str:
    """Return a number as a language writes it; what is no number stays as it is."""
    if number.startswith("€"):
        number, unit = number[1:], "euro"
    if not NUMBER.fullmatch(number):
        return number
    whole, _, decimals = number.partition(".")
    point, thousands = (",", ".") if language == "nl" else (".", ",")
    if unit == "euro":
        whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", thousands, whole)
    text = f"{whole}{point}{decimals}" if decimals else whole
    before = {"euro": "€ " if language == "nl" else "€"}.get(unit, "")
    return f"{before}{text}{'%' if unit == 'percent' else ''}"
