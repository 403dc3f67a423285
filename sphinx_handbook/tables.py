"""Tables as HTML has them: heads with a scope, and cells that know their column, so that a phone can show a row as a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_handbook.parts import framed
from sphinx_handbook.text import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from sphinx_handbook.nodes import block

NUMBER = re.compile(r"[-–]?(€ ?)?\d[\d.,]*%?|[+0]+")
CROWDED = 5
"""Number of columns from which a table gets smaller type."""


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(TablesForEveryScreen)


class TablesForEveryScreen(SphinxPostTransform):
    """Rewrite tables. Roles are spelt out: a browser forgets them where a style makes a table look like a list."""

    default_priority = 600  # after references are resolved
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Work through the tables of a page."""
        for table in list(self.document.findall(nodes.table)):
            table.replace_self(rewritten(table))


def rewritten(table: nodes.table) -> block:
    """Return a table as blocks of HTML."""
    heads = [cell for head in table.findall(nodes.thead) for cell in head.findall(nodes.entry)]
    names = [plain_text(cell) for cell in heads]
    body = [list(row.findall(nodes.entry)) for part in table.findall(nodes.tbody) for row in part.findall(nodes.row)]
    top = framed("tr", [], *(_head(cell) for cell in heads), role="row")
    rows = (framed("tr", [], *_cells(row, names), role="row") for row in body)
    parts = [framed("thead", [], top, role="rowgroup"), framed("tbody", [], *rows, role="rowgroup")]
    named = {"aria-label": table["title"]} if "title" in table else {}
    whole = framed("table", [], *parts, role="table", **named)
    return framed("div", ["hb-table", *(["hb-crowded"] if len(names) >= CROWDED else [])], whole)


def _head(cell: nodes.entry) -> block:
    if not plain_text(cell):
        return framed("td", [], role="cell")
    return framed("th", [], *cell.children, scope="col", role="columnheader")


def _cells(row: Sequence[nodes.entry], names: Sequence[str]) -> list[block]:
    first, *others = row
    labels = names[1:] if len(names) > 2 else [""] * len(others)
    return [
        framed("th", [], *first.children, scope="row", role="rowheader"),
        *(_cell(cell, label) for cell, label in zip(others, labels, strict=True)),
    ]


def _cell(cell: nodes.entry, label: str) -> block:
    text = plain_text(cell)
    kinds = ["hb-number"] if NUMBER.fullmatch(text) else [] if text else ["hb-empty"]
    return framed("td", kinds, *cell.children, role="cell", **({"data-label": label} if label else {}))
