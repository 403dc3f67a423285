"""The directives that authors write; ``docs/curating.md`` shows them at work."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_handbook.nodes import (
    item_actions,
    item_listing,
    item_mark,
    item_questions,
    item_situation,
    page_choices,
    source_coverage,
)
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

LISTING_STYLES = ("list", "cards", "situations")


def item_options() -> dict[str, Callable[[str], str]]:
    """Return the options of an item: its sources, its fields and its relations."""
    words = vocabulary()
    return dict.fromkeys(("bron", *words.fields, *words.relations), directives.unchanged_required)


class ItemDirective(SphinxDirective):
    """``{succesfactor} sf-06``: makes the enclosing section an item. Named after the type."""

    required_arguments = 1
    option_spec: ClassVar = item_options()

    def run(self) -> list[nodes.Node]:
        """Return the mark; the domain reads the rest from the page."""
        mark = item_mark(type=self.name.split(":")[-1], item=self.arguments[0], options=dict(self.options))
        self.set_source_info(mark)
        return [mark]


class _PartDirective(SphinxDirective):
    """A part of an item: its content, in a node of its own."""

    has_content = True
    node_class: ClassVar[type[nodes.Element]]

    def run(self) -> list[nodes.Node]:
        """Return the node with the parsed content in it."""
        self.assert_has_content()
        part = self.node_class(**self.attributes())
        self.set_source_info(part)
        part += self.parse_content_to_nodes()
        return [part]

    def attributes(self) -> dict[str, str]:
        """Return what the node holds beside its content."""
        return {}


class ActionsDirective(_PartDirective):
    """``{doe} bestuurder``: what that role does."""

    required_arguments = 1
    option_spec: ClassVar = {"bron": directives.unchanged_required}
    node_class = item_actions

    def attributes(self) -> dict[str, str]:
        """Return the role and, where it differs from the item's, the source."""
        return {"role": self.arguments[0], "bron": self.options.get("bron", "")}


class QuestionsDirective(_PartDirective):
    """``{vragen}``: the questions that the item answers."""

    node_class = item_questions


class SituationDirective(_PartDirective):
    """``{situatie}``: a barrier as a reader would put it."""

    node_class = item_situation


class ListingDirective(SphinxDirective):
    """``{items}``: a list of the items that match its options, grouped by a field or by type."""

    option_spec: ClassVar = {
        **dict.fromkeys(("type", *vocabulary().fields), directives.unchanged_required),
        "style": lambda text: directives.choice(text, LISTING_STYLES),
        "group-by": lambda text: directives.choice(text, ("type", *vocabulary().fields)),
        "exclude-type": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return a placeholder that holds the options."""
        listing = item_listing(query=dict(self.options))
        self.set_source_info(listing)
        return [listing]


class CoverageDirective(SphinxDirective):
    """``{bron-dekking} er``: what the handbook drew from each section of a source."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a placeholder that holds the key of the source."""
        coverage = source_coverage(source_key=self.arguments[0])
        self.set_source_info(coverage)
        return [coverage]


class ChoicesDirective(SphinxDirective):
    """``{keuzes}``: pages to choose from, one a line, relative to this page; each is shown with its first sentence."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return a placeholder that holds the names of the pages."""
        self.assert_has_content()
        names = [self.env.relfn2path(name, self.env.docname)[0] for name in self.content if name.strip()]
        choices = page_choices(pages=names)
        self.set_source_info(choices)
        return [choices]


DIRECTIVES: dict[str, type[SphinxDirective]] = {
    **dict.fromkeys(vocabulary().types, ItemDirective),
    "doe": ActionsDirective,
    "vragen": QuestionsDirective,
    "situatie": SituationDirective,
    "items": ListingDirective,
    "bron-dekking": CoverageDirective,
    "keuzes": ChoicesDirective,
}
