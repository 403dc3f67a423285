"""Changes to a page while it is read, before it is translated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_handbook.faults import report
from sphinx_handbook.items import split_list
from sphinx_handbook.nodes import ancestors, item_actions, item_mark, item_questions, item_situation
from sphinx_handbook.text import title_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TRACE = re.compile(r"\s*bron:\s*(?P<sections>.+)", re.DOTALL)


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    for transform in (SourceOfTableCells, StableAnchors, HoistQuestions, CollectTraces):
        app.add_transform(transform)


def item_section(node: nodes.Node) -> nodes.section | None:
    """Return the section of the item that a node stands in, if it stands in one."""
    above = ancestors(node)
    return next((parent for parent in above if isinstance(parent, nodes.section) and item_mark_of(parent) is not None), None)


def item_mark_of(section: nodes.section) -> item_mark | None:
    """Return the mark that makes this very section an item."""
    return next((child for child in section.children if isinstance(child, item_mark)), None)


class SourceOfTableCells(SphinxTransform):
    """Give cells of Markdown tables inside a directive their place, without which gettext skips them."""

    default_priority = 5  # before PreserveTranslatableMessages (10) and Locale (20)

    def apply(self, **kwargs: object) -> None:
        """Copy source and line from the nearest ancestor that has both."""
        for node in self.document.findall(nodes.TextElement):
            if node.source is None and isinstance(node.parent, nodes.entry) and node.get("translatable", True):
                _copy_place(node)


def _copy_place(node: nodes.Element) -> None:
    placed = next((one for one in ancestors(node) if one.source is not None and one.line is not None), None)
    if placed is not None:
        node.source, node.line = placed.source, placed.line


class StableAnchors(SphinxTransform):
    """Give an item's section the item's id, and the sections in it an id that starts with it.

    Runs before translation, so that both editions have the same anchors.
    """

    default_priority = 6

    def apply(self, **kwargs: object) -> None:
        """Replace the ids that docutils made from titles."""
        for section in self.document.findall(nodes.section):
            mark = item_mark_of(section)
            if mark is not None:
                self._rename(section, str(mark["item"]))
                continue
            owner = item_section(section)
            if owner is not None and item_mark_of(owner) is not None:
                self._rename(section, f"{owner['ids'][0]}-{nodes.make_id(title_of(section))}")

    def _rename(self, section: nodes.section, anchor: str) -> None:
        for name in section["names"]:
            self.document.nameids[name] = anchor
        section["ids"] = [anchor]
        self.document.ids[anchor] = section


class HoistQuestions(SphinxTransform):
    """Move an item's questions out of its last subsection to the end of the item."""

    default_priority = 7

    def apply(self, **kwargs: object) -> None:
        """Move the questions, and report parts that stand in no item."""
        for part in list(self.document.findall(_is_part)):
            section = item_section(part)
            if section is None:
                report("misplaced", part, name=_directive_of(part))
            elif isinstance(part, item_questions) and part.parent is not section:
                part.parent.remove(part)
                section.insert(end_of_own_text(section), part)


def _is_part(node: nodes.Node) -> bool:
    return isinstance(node, (item_actions, item_questions, item_situation))


def _directive_of(part: nodes.Node) -> str:
    names: dict[type[nodes.Node], str] = {item_actions: "doe", item_questions: "vragen", item_situation: "situatie"}
    return names[type(part)]


def end_of_own_text(section: nodes.section) -> int:
    """Return the index of the first subsection that is an item itself, or the end."""
    for index, child in enumerate(section.children):
        if isinstance(child, nodes.section) and item_mark_of(child) is not None:
            return index
    return len(section.children)


class CollectTraces(SphinxTransform):
    """Take the comments ``% bron: er-4.1`` out of the page and keep the sections that they name."""

    default_priority = 8

    def apply(self, **kwargs: object) -> None:
        """Hand each comment's sections to the item it stands in, or to the page."""
        page: list[tuple[str, int]] = []
        for comment in list(self.document.findall(nodes.comment)):
            match = TRACE.fullmatch(comment.astext())
            if match:
                section = item_section(comment)
                mark = item_mark_of(section) if section is not None else None
                traces = page if mark is None else mark.setdefault("traces", [])
                traces.extend((name, comment.line or 0) for name in split_list(match["sections"]))
            comment.parent.remove(comment)
        self.document["handbook_traces"] = page
