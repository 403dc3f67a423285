"""Plain text of parts of a page."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OPEN, CLOSE = "\ue000", "\ue001"
"""Private characters around the id of an item whose title is to stand there."""

_REFERENCE = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


def plain_text(node: nodes.Node) -> str:
    """Return the words of a node in one line.

    A reference to an item without a text of its own stays a mark, until :func:`with_titles` puts the title there:
    while pages are read, titles on other pages are not known yet.
    """
    parts: list[str] = []
    _collect(node, parts)
    return " ".join("".join(parts).split())


def title_of(section: nodes.section) -> str:
    """Return the words of a section's title."""
    title = section.next_node(nodes.title)
    assert title is not None  # docutils makes no section without one
    return plain_text(title)


def with_titles(text: str, titles: Mapping[str, str]) -> str:
    """Put the titles of items in the place of their marks."""
    return _REFERENCE.sub(lambda match: titles.get(match[1], match[1]), text)


def list_texts(node: nodes.Element) -> tuple[str, ...]:
    """Return the text of each item of the bullet lists in a node."""
    return tuple(plain_text(entry) for entry in node.findall(nodes.list_item))


def table_rows(table: nodes.table) -> Iterator[str]:
    """Yield each row as a sentence: its first cell, then the others, named after their columns where there are several."""
    head = next(iter(table.findall(nodes.thead)), None)
    names = [plain_text(cell) for cell in head.findall(nodes.entry)] if head is not None else []
    for row in (row for body in table.findall(nodes.tbody) for row in body.findall(nodes.row)):
        first, *others = (plain_text(cell) for cell in row.findall(nodes.entry))
        several = len(others) > 1
        columns = zip_longest(names[1:], others, fillvalue="")
        rest = "; ".join(f"{name}: {cell}" if several and name else cell for name, cell in columns if cell)
        yield f"{(' – ' if several else ': ').join(filter(None, (first, rest))).rstrip('.')}."


def _collect(node: nodes.Node, parts: list[str]) -> None:
    if isinstance(node, nodes.Text):
        parts.append(str(node))
    elif isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "hb" and not node["refexplicit"]:
        parts.append(f"{OPEN}{node['reftarget']}{CLOSE}")
    elif not isinstance(node, (nodes.comment, nodes.system_message, nodes.raw)):
        for child in node.children:
            _collect(child, parts)
