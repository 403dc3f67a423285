"""The Sphinx domain that collects the items of all pages, resolves references to them and checks their relations."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.domains import Domain, Index, IndexEntry, ObjType
from sphinx.errors import ConfigError
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_handbook.choices import lead_of
from sphinx_handbook.data_directives import DATA_DIRECTIVES, FigureRole
from sphinx_handbook.directives import DIRECTIVES
from sphinx_handbook.faults import report
from sphinx_handbook.nodes import drawing, item_listing, item_mark, page_choices, source_coverage
from sphinx_handbook.reading import known_section, read_item
from sphinx_handbook.sources import Sources, read_sources
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_handbook.items import Item, Relation


class AllItems(Index):
    """The page that lists every item by type."""

    name = "items"
    localname = vocabulary().label("all_items", "nl")
    shortname = localname

    def generate(self, docnames: Iterable[str] | None = None) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return the items of the given pages, or of all, by the plural name of their type."""
        domain = self.domain
        assert isinstance(domain, HandbookDomain)
        groups = []
        for kind in vocabulary().types.values():
            found = [
                IndexEntry(item.title, 0, item.docname, item.id, "", "", "")
                for item in domain.sorted_items()
                if item.type == kind.key and (docnames is None or item.docname in docnames)
            ]
            if found:
                groups.append((kind.many[domain.language], found))
        return groups, False


class HandbookDomain(Domain):
    """Items by id. Its data survives between builds and is merged from parallel readers."""

    name = "hb"
    label = "Handbook"
    object_types: ClassVar = {kind: ObjType(kind, "item") for kind in vocabulary().types}
    directives: ClassVar[dict[str, Any]] = DIRECTIVES | DATA_DIRECTIVES
    roles: ClassVar = {
        "item": XRefRole(warn_dangling=True, innernodeclass=nodes.inline, lowercase=True),
        "cijfer": FigureRole(),
    }
    indices: ClassVar = [AllItems]
    initial_data: ClassVar[dict[str, Any]] = {"items": {}, "pages": {}, "leads": {}, "showing": set(), "digest": ""}
    dangling_warnings: ClassVar = {"item": "no item with id %(target)s"}
    data_version = 2
    builder: Builder

    @property
    def items(self) -> dict[str, Item]:
        """Items by id."""
        found: dict[str, Item] = self.data["items"]
        return found

    @property
    def language(self) -> str:
        """The language of this edition."""
        return str(self.env.config.language)

    @property
    def sources(self) -> Sources:
        """The sources and their sections, read once a build.

        Raises:
            ConfigError: the file that lists them is at fault.
        """
        if not hasattr(self, "_sources"):
            try:
                self._sources = read_sources(self.sources_path)
            except ValueError as fault:
                raise ConfigError(str(fault)) from fault
        return self._sources

    @property
    def sources_path(self) -> Path:
        """The file that lists the sections of the sources."""
        return Path(self.env.srcdir) / str(self.env.config.handbook_sources)

    def sorted_items(self) -> list[Item]:
        """Return all items by type, in the order of the vocabulary, and by id."""
        order = list(vocabulary().types)
        return sorted(self.items.values(), key=lambda item: (order.index(item.type), item.id))

    def titles(self) -> dict[str, str]:
        """Return the title of each item by id."""
        return {item.id: item.title for item in self.items.values()}

    def back_relations(self, item_id: str) -> Iterator[tuple[Relation, Item]]:
        """Yield each relation that points to an item, with the item that states it."""
        for item in self.sorted_items():
            for relation in item.relations:
                if relation.target == item_id:
                    yield relation, item

    # --- collecting

    def clear_doc(self, docname: str) -> None:
        """Forget what a page holds."""
        for item_id in [item_id for item_id, item in self.items.items() if item.docname == docname]:
            del self.items[item_id]
        self.data["pages"].pop(docname, None)
        self.data["leads"].pop(docname, None)
        self.data["showing"].discard(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader found."""
        for item in otherdata["items"].values():
            if item.docname in docnames:
                self._add(item)
        for docname in docnames:
            for kind in ("pages", "leads"):
                if docname in otherdata[kind]:
                    self.data[kind][docname] = otherdata[kind][docname]
        self.data["showing"] |= otherdata["showing"] & set(docnames)

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Collect the items of a page. It runs after translation, so texts are in the edition's language."""
        env.note_dependency(self.sources_path)
        for mark in document.findall(item_mark):
            item = read_item(mark, docname, self.sources, self.env.config.handbook_sources)
            if item is not None:
                self._add(item)
        found: list[tuple[str, int]] = document.get("handbook_traces", [])
        traces = [name for name, line in found if self._known(name, docname, line)]
        if traces:
            self.data["pages"][docname] = tuple(dict.fromkeys(traces))
        self.data["leads"][docname] = lead_of(document, self.language)
        if any(True for _ in document.findall(_shows_items)):
            self.data["showing"].add(docname)

    def _known(self, section: str, docname: str, line: int) -> bool:
        return known_section(section, self.sources, self.env.config.handbook_sources, (docname, line))

    def _add(self, item: Item) -> None:
        other = self.items.get(item.id)
        if other is not None and (other.docname, other.line) != (item.docname, item.line):
            report("duplicate-id", (item.docname, item.line), id=item.id, other=f"{other.docname}, line {other.line}")
        self.items[item.id] = item

    # --- checking

    def check_consistency(self) -> None:
        """Report relations that point nowhere, to the wrong type, or that both sides state."""
        for item in self.sorted_items():
            for relation in item.relations:
                self._check_relation(item, relation)

    def _check_relation(self, item: Item, relation: Relation) -> None:
        place, target = (item.docname, item.line), self.items.get(relation.target)
        allowed = vocabulary().relations[relation.type].targets
        if target is None or target is item:
            report("dangling-relation", place, id=item.id, field=relation.type, target=relation.target)
        elif allowed and target.type not in allowed:
            names = ", ".join(allowed)
            report("wrong-target", place, id=item.id, field=relation.type, target=target.id, allowed=names, found=target.type)
        elif any((back.type, back.target) == (relation.type, item.id) for back in target.relations) and item.id > target.id:
            report("repeated-relation", place, id=item.id, target=target.id, field=relation.type)

    def digest(self) -> str:
        """Return a checksum over all that other pages show of items."""
        shown = [dataclasses.replace(item, line=0) for item in self.sorted_items()]
        known = (shown, sorted(self.data["pages"].items()), sorted(self.data["leads"].items()))
        return hashlib.sha256(repr(known).encode()).hexdigest()

    # --- referring

    def reference(self, fromdoc: str, item_id: str, text: str = "") -> nodes.reference:
        """Return a link to an item; its title is the text where none is given."""
        item = self.items[item_id]
        words = text or item.title
        return make_refnode(self.builder, fromdoc, item.docname, item.id, nodes.inline(words, words, classes=["hb-ref"]))

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Resolve ``{item}`sf-06```."""
        if target not in self.items:
            return None
        return self.reference(fromdocname, target, contnode.astext() if node.get("refexplicit") else "")

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Resolve ``{any}`sf-06``` and Markdown links that name an id."""
        found = self.resolve_xref(env, fromdocname, builder, "item", target, node, contnode)
        return [("hb:item", found)] if found is not None else []

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Yield the items for objects.inv; priority -1 keeps them out of Sphinx's own search, which breaks anchors."""
        for item in self.sorted_items():
            yield item.id, item.title, item.type, item.docname, item.id, -1


def prepare_domain(app: Sphinx) -> None:
    """Tell the domain the builder, and the index its name in the language of the edition, which Sphinx reads from the class."""
    domain = app.env.get_domain("hb")
    assert isinstance(domain, HandbookDomain)
    domain.builder = app.builder
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False  # the site has a search page of its own
    AllItems.localname = AllItems.shortname = vocabulary().label("all_items", app.config.language)


def _shows_items(node: nodes.Node) -> bool:
    if isinstance(node, (item_mark, item_listing, source_coverage, page_choices, drawing)):
        return True
    return isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "hb"
