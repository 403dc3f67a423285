"""Small pieces of page that several renderers put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_refnode

from sphinx_handbook.nodes import ATTRIBUTES, ancestors, block
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_handbook.domain import HandbookDomain

VALUE_PAGES = {"rol": "rollen", "niveau": "niveaus", "thema": "themas"}
"""Fields whose values have a page of their own, named after the value, and the folder of those pages."""

PORTRAIT = "regioportret"
"""Type of the item whose page is that of its region."""

PAGE_LEVEL = 2
"""Level of the headings in an item that has a page of its own."""


class Parts:
    """Makes pieces for one page of one edition."""

    def __init__(self, domain: HandbookDomain, docname: str) -> None:
        self.domain, self.builder, self.docname = domain, domain.builder, docname

    @property
    def language(self) -> str:
        """The language of the edition."""
        return self.domain.language

    def label(self, key: str) -> str:
        """Return a word that the site writes around items."""
        return vocabulary().label(key, self.language)

    def item_link(self, item_id: str, text: str = "") -> nodes.reference:
        """Return a link to an item."""
        return self.domain.reference(self.docname, item_id, text)

    def value_link(self, field: str, value: str, label: str) -> nodes.Node:
        """Return a value's label, as a link where the value has a page that is not this one."""
        target = self._page_of(field, value)
        if target == self.docname or target not in self.domain.env.all_docs:
            return nodes.Text(label)
        return make_refnode(self.builder, self.docname, target, "", nodes.inline(label, label))

    def _page_of(self, field: str, value: str) -> str:
        if field == "regio":
            portraits = (item for item in self.domain.items.values() if item.type == PORTRAIT)
            return next((item.docname for item in portraits if item.values("regio") == (value,)), "")
        return f"{VALUE_PAGES.get(field, '')}/{value}"

    def heading(self, text: str, level: int, anchor: str = "") -> nodes.rubric:
        """Return a heading that is no section: "on this page" lists it where it has an anchor and is of the page's level."""
        ids = [anchor] if anchor and level == PAGE_LEVEL else []
        return nodes.rubric(text, text, classes=["hb-heading"], ids=ids, **{"heading-level": min(level, 6)})


def joined(pieces: Iterable[nodes.Node], separator: str = ", ") -> list[nodes.Node]:
    """Return the pieces with a separator between them."""
    out: list[nodes.Node] = []
    for piece in pieces:
        out += [nodes.Text(separator), piece] if out else [piece]
    return out


def bullets(entries: Iterable[Sequence[nodes.Node]], classes: Sequence[str] = ()) -> nodes.bullet_list:
    """Return a bullet list, each entry one paragraph."""
    return listing(([nodes.paragraph("", "", *entry)] for entry in entries), classes)


def listing(entries: Iterable[Sequence[nodes.Node]], classes: Sequence[str] = ()) -> nodes.bullet_list:
    """Return a bullet list, each entry as it is."""
    return nodes.bullet_list("", *(nodes.list_item("", *entry) for entry in entries), classes=list(classes))


def facts(rows: Iterable[tuple[str, Sequence[nodes.Node]]], classes: Sequence[str]) -> nodes.definition_list:
    """Return a definition list: a label and what belongs to it on each row."""
    entries = [
        nodes.definition_list_item("", nodes.term("", label), nodes.definition("", *content)) for label, content in rows
    ]
    return nodes.definition_list("", *entries, classes=list(classes))


def section_depth(node: nodes.Node) -> int:
    """Return how many sections a node stands in."""
    return sum(isinstance(parent, nodes.section) for parent in ancestors(node))


def framed(tag: str, classes: Sequence[str], *content: nodes.Node, **attributes: str) -> block:
    """Return an HTML element around some content.

    Raises:
        ValueError: an attribute would not be written, because `nodes.ATTRIBUTES` does not name it.
    """
    if unknown := attributes.keys() - set(ATTRIBUTES):
        raise ValueError(f"not an attribute of a block: {', '.join(sorted(unknown))}")
    return block("", *content, tag=tag, classes=list(classes), **attributes)
