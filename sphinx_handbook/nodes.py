"""Nodes that stand for parts of an item until it is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class item_mark(nodes.General, nodes.Element):  # noqa: N801  docutils names nodes in lower case
    """Makes the enclosing section an item; holds its type, id and options."""


class item_actions(nodes.General, nodes.Element):  # noqa: N801
    """What one role does: a bullet list."""


class item_questions(nodes.General, nodes.Element):  # noqa: N801
    """The questions that the item answers: a bullet list."""


class item_situation(nodes.General, nodes.Element):  # noqa: N801
    """The barrier as a reader would put it: one paragraph."""


class item_listing(nodes.General, nodes.Element):  # noqa: N801
    """A list of items, filled in when the page is written."""


class source_coverage(nodes.General, nodes.Element):  # noqa: N801
    """What the handbook drew from each section of a source, filled in when the page is written."""


class page_choices(nodes.General, nodes.Element):  # noqa: N801
    """Pages to choose from, filled in when the page is written."""


class drawing(nodes.General, nodes.Element):  # noqa: N801
    """A dataset to draw, filled in when the page is written."""


class block(nodes.General, nodes.Element):  # noqa: N801
    """A block of the page, written as the HTML element in its ``tag`` attribute."""


DATA_ATTRIBUTES = ("data-address", "data-item", "data-label", "data-pagefind-ignore")
ATTRIBUTES = ("aria-label", *DATA_ATTRIBUTES, "lang", "open", "role", "rowspan", "scope")
"""Attributes of HTML that a block may have."""

PLACEHOLDERS = (item_mark, item_actions, item_questions, item_situation, item_listing, source_coverage, page_choices, drawing)
"""Nodes that no writer knows: they are filled in before a page is written."""


def ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield what a node stands in, from near to far."""
    while node.parent is not None:
        node = node.parent
        yield node


def setup(app: Sphinx) -> None:
    """Register the nodes; only ``block`` reaches a writer."""
    for node in PLACEHOLDERS:
        app.add_node(node)
    plain = (_pass, _pass)
    app.add_node(block, html=(_open, _close), latex=plain, text=plain, man=plain, texinfo=plain)


def _open(writer: HTML5Translator, node: nodes.Element) -> None:
    extra = {name: node[name] for name in ATTRIBUTES if name in node}
    writer.body.append(writer.starttag(node, node["tag"], **extra))


def _close(writer: HTML5Translator, node: nodes.Element) -> None:
    writer.body.append(f"</{node['tag']}>\n")


def _pass(writer: object, node: nodes.Element) -> None:
    """Write nothing around the children."""
