"""Fill in a page's placeholders when it is written, and rewrite pages whose items changed elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_handbook.choices import fill_choices
from sphinx_handbook.drawing_view import fill_drawing
from sphinx_handbook.item_view import ItemView
from sphinx_handbook.listings import fill_coverage, fill_listing
from sphinx_handbook.nodes import PLACEHOLDERS, drawing, item_listing, item_mark, page_choices, source_coverage
from sphinx_handbook.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_handbook.domain import HandbookDomain

FILLED: dict[type[nodes.Element], Callable[[Parts, Any], None]] = {
    item_listing: fill_listing,
    source_coverage: fill_coverage,
    page_choices: fill_choices,
    drawing: fill_drawing,
}
"""Placeholders that stand by themselves, and what fills them in."""


def setup(app: Sphinx) -> None:
    """Register the rendering."""
    app.add_post_transform(RenderItems)
    app.add_post_transform(AnchorsOnHeadings)
    app.connect("env-updated", pages_to_rewrite)


class RenderItems(SphinxPostTransform):
    """Fill in items, listings and coverages of a page."""

    default_priority = 8  # before references are resolved (10)

    def run(self, **kwargs: object) -> None:
        """Work through the placeholders."""
        domain = cast("HandbookDomain", self.env.get_domain("hb"))
        parts = Parts(domain, self.env.current_document.docname)
        for mark in list(self.document.findall(item_mark)):
            if mark["item"] in domain.items:
                ItemView(parts, mark, domain.items[mark["item"]]).render()
            else:
                mark.parent.remove(mark)
        for kind, fill in FILLED.items():
            for place in list(self.document.findall(kind)):
                fill(parts, place)
        placeholders: list[nodes.Element] = []
        for kind in PLACEHOLDERS:
            placeholders += self.document.findall(kind)
        for left in placeholders:
            left.replace_self(left.children)  # part of an item with a fault, which has been reported


class AnchorsOnHeadings(SphinxPostTransform):
    """Give headings an id of their own: Pagefind's hits within a page look for it there."""

    default_priority = 500
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Add ``h-`` and the section's id to each heading."""
        for section in self.document.findall(nodes.section):
            title = section.next_node(nodes.title)
            if title is not None and title.parent is section:
                title["ids"] = [f"h-{section['ids'][0]}"]


def pages_to_rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show items, where any item changed since the last build."""
    domain = cast("HandbookDomain", env.get_domain("hb"))
    digest = domain.digest()
    if digest == domain.data["digest"]:
        return []
    domain.data["digest"] = digest
    return sorted(domain.data["showing"])
