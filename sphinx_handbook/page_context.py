"""What a page's frame needs to know of it: its headings for "on this page", and the pages before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_handbook.parts import PAGE_LEVEL, section_depth
from sphinx_handbook.text import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


@dataclass(frozen=True)
class Heading:
    """A heading of the page's own level, and the anchor that leads to it."""

    title: str
    anchor: str


def setup(app: Sphinx) -> None:
    """Register the page context."""
    app.connect("html-page-context", add_page_context)


def add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give templates ``headings`` (list of :class:`Heading`), and ``prev`` and ``next`` only within a folder.

    Sphinx's order runs through the whole handbook: from the last page of a folder it goes on to another subject.
    """
    context["headings"] = list(_headings(doctree)) if doctree is not None else []
    parents = context.get("parents") or []
    for name in ("prev", "next"):
        if not _beside(pagename, context.get(name), parents):
            context[name] = None


def _headings(doctree: nodes.document) -> Iterator[Heading]:
    for node in doctree.findall(_is_heading):
        if isinstance(node, nodes.section):
            yield Heading(title_of(node), node["ids"][0])
        elif isinstance(node, nodes.rubric):
            yield Heading(node.astext(), node["ids"][0])


def _is_heading(node: nodes.Node) -> bool:
    if isinstance(node, nodes.section):
        return section_depth(node) == PAGE_LEVEL - 1
    return isinstance(node, nodes.rubric) and node.get("heading-level") == PAGE_LEVEL and bool(node["ids"])


def _beside(pagename: str, other: dict[str, str] | None, parents: list[dict[str, str]]) -> bool:
    """Tell whether a neighbour in Sphinx's order is a page of the same folder; a folder's own page is above, not beside."""
    if not other or not parents or pagename.endswith("index"):
        return False
    return str(other["link"]).startswith("../") and str(other["link"]).count("/") == 2  # ../sf-07/
