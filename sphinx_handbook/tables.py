"""Tables as HTML has them: heads with a scope, and cells that know their column, so that a phone can show a row as a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_handbook.parts import framed
from sphinx_handbook.text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    spans = list(_spans(body))
    rows = (framed("tr", [], *_cells(row, names, span), role="row") for row, span in zip(body, spans, strict=True))
    parts = [framed("thead", [], top, role="rowgroup"), framed("tbody", [], *rows, role="rowgroup")]
    named = {"aria-label": table["title"]} if "title" in table else {}
    whole = framed("table", [], *parts, role="table", **named)
    return framed("div", ["hb-table", *(["hb-crowded"] if len(names) >= CROWDED else [])], whole)


def _head(cell: nodes.entry) -> block:
    if not plain_text(cell):
        return framed("td", [], role="cell")
    return framed("th", [], *cell.children, scope="col", role="columnheader")


def _spans(body: Sequence[Sequence[nodes.entry]]) -> Iterator[int]:
    """Yield how many rows the first cell of each row stands beside: an empty one belongs to the cell above it."""
    filled = [bool(plain_text(row[0])) for row in body]
    for index, own in enumerate(filled):
        below = filled[index + 1 :]
        yield 1 + (below.index(True) if True in below else len(below)) if own or index == 0 else 0


def _cells(row: Sequence[nodes.entry], names: Sequence[str], span: int) -> Iterator[block]:
    first, *others = row
    labels = names[1:] if len(names) > 2 else [""] * len(others)
    rows = {"rowspan": str(span)} if span > 1 else {}
    if span and plain_text(first):
        yield framed("th", [], *first.children, scope="rowgroup" if rows else "row", role="rowheader", **rows)
    elif span:
        yield framed("td", ["hb-empty"], role="cell", **rows)
    yield from (_cell(cell, label) for cell, label in zip(others, labels, strict=True))


def _cell(cell: nodes.entry, label: str) -> block:
    text = plain_text(cell)
    kinds = ["hb-number"] if NUMBER.fullmatch(text) else [] if text else ["hb-empty"]
    return framed("td", kinds, *cell.children, role="cell", **({"data-label": label} if label else {}))
