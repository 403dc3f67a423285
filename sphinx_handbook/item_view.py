"""What the build writes around an item's own text: what helps, who acts and its relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

from sphinx_handbook.choices import icon
from sphinx_handbook.drawing_view import help_map
from sphinx_handbook.nodes import ancestors, block, item_actions, item_mark, item_questions, item_situation
from sphinx_handbook.parts import PAGE_LEVEL, Parts, bullets, facts, framed, section_depth
from sphinx_handbook.provenance import Provenance
from sphinx_handbook.sharing.panel import panel
from sphinx_handbook.sharing.shared import shared_item
from sphinx_handbook.text import with_titles
from sphinx_handbook.transforms import end_of_own_text
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_handbook.items import Item, Relation

HELPS, SEE_ALSO = "helpt-bij", "zie-ook"

class ItemView:
    """Fills in one item on its page."""

    def __init__(self, parts: Parts, mark: item_mark, item: Item) -> None:
        self.parts, self.mark, self.item = parts, mark, item
        assert isinstance(mark.parent, nodes.section)  # else the domain would not know the item
        self.section = mark.parent
        self.level = section_depth(mark) + 1
        self.provenance = Provenance(parts, item, self.level)

    def render(self) -> None:
        """Replace the placeholders in the item's section."""
        self.section["classes"] += ["hb-item", f"hb-{self.item.type}"]
        self._actions()
        self._questions()
        self._situation()
        self._insert_helpers()
        self._close([*self.provenance.facts(), *self.provenance.sources(), *self._relations()])
        self.mark.replace_self(self._top())

    # --- above the text

    def _top(self) -> nodes.Element:
        builder = cast("StandaloneHTMLBuilder", self.parts.builder)
        shared = shared_item(builder, self.item)
        name = nodes.inline("", "", *icon(builder.config, self.item.type), nodes.Text(shared.kind), classes=["hb-kind"])
        sharing = nodes.raw("", panel(builder, shared, self.parts.docname, quick=self.level <= PAGE_LEVEL), format="html")
        kind = nodes.paragraph("", "", name)
        return framed("div", ["hb-facts"], kind, framed("div", ["hb-panel"], sharing), **{"data-address": shared.address})

    def _situation(self) -> None:
        for node in list(self.section.findall(item_situation)):
            lead = nodes.strong("", self.parts.label("situation"))
            paragraph = next(node.findall(nodes.paragraph))
            paragraph.insert(0, [lead, nodes.Text(" ")])
            node.replace_self(framed("div", ["hb-situation"], *node.children))

    # --- in the text

    def _actions(self) -> None:
        roles = vocabulary().fields["rol"].values
        for index, node in enumerate(self._own(item_actions)):
            name = roles[node["role"]][self.parts.language] if node["role"] in roles else node["role"]
            who = nodes.paragraph("", "", self.parts.value_link("rol", node["role"], name), classes=["hb-role"])
            frame = framed("div", ["hb-actions"], who, *node.children)
            heading = [self.parts.heading(self.parts.label("actions"), self.level, "wie-doet-wat")] if index == 0 else []
            node.replace_self([*heading, frame])

    def _questions(self) -> None:
        for node in self._own(item_questions):
            heading = self.parts.heading(self.parts.label("questions"), self.level, "vragen")
            node.replace_self(framed("div", ["hb-questions"], heading, *node.children))

    def _own(self, kind: type[nodes.Element]) -> list[nodes.Element]:
        found = self.section.findall(kind)
        return [node for node in found if _owner(node) is self.section]

    def _insert_helpers(self) -> None:
        stated = self.parts.domain.back_relations(self.item.id)
        helpers = {item.id: (item, relation.basis) for relation, item in stated if relation.type == HELPS}
        if not helpers:
            return
        unique = [item for item, _ in helpers.values()]
        heading = self.parts.heading(vocabulary().relations[HELPS].back[self.parts.language], self.level, "wat-helpt")
        listing = bullets([self._helper(item, basis) for item, basis in helpers.values()], ["hb-helpers"])
        editorial = self.provenance.editorial(basis for _, basis in helpers.values())
        drawn = help_map(self.parts, self.item, unique)
        first = next((i for i, child in enumerate(self.section.children) if isinstance(child, nodes.section)), None)
        place = first if first is not None else self._before_questions()
        self.section.insert(place, framed("div", ["hb-what-helps"], heading, listing, *editorial, drawn, *self._who_acts(unique)))

    def _who_acts(self, helpers: list[Item]) -> Iterator[nodes.Node]:
        """Yield per role what the helpers ask of it, each with its item; a point of a checklist is itself what is asked."""
        asked: dict[str, list[list[nodes.Node]]] = {}
        for item in helpers:
            for role in item.asked:
                asked.setdefault(role, []).append([self.parts.item_link(item.id)])
            for entry in item.actions:
                asked.setdefault(entry.role, []).extend(self._action(text, item) for text in entry.texts)
        if asked:
            yield self.parts.heading(self.parts.label("actions"), self.level + 1)
        for role, names in vocabulary().fields["rol"].values.items():
            if role in asked:
                summary = framed("summary", [], nodes.Text(names[self.parts.language]))
                yield framed("details", ["hb-who-acts"], summary, bullets(asked[role]), open="")

    def _action(self, text: str, item: Item) -> list[nodes.Node]:
        words = with_titles(text, self.parts.domain.titles())
        return [nodes.Text(f"{words} ("), self.parts.item_link(item.id), nodes.Text(")")]

    def _before_questions(self) -> int:
        for index, child in enumerate(self.section.children):
            if _is_questions(child):
                return index
        return len(self.section.children)

    def _helper(self, item: Item, basis: str) -> list[nodes.Node]:
        roles = vocabulary().fields["rol"].values
        who = ", ".join(roles[role][self.parts.language] for role in roles if role in item.values("rol"))
        note = [nodes.inline("", f" – {who}", classes=["hb-who"])] if who else []
        return [self.parts.item_link(item.id), *note, *self.provenance.basis(basis)]

    # --- below the text

    def _close(self, blocks: list[nodes.Node]) -> None:
        """Put what supports the text at its end; folded away where several short items share a page."""
        place = end_of_own_text(self.section)
        if self.level <= PAGE_LEVEL:
            self.section[place:place] = blocks
            return
        questions = [child for child in self.section.children[:place] if _is_questions(child)]
        for child in questions:
            self.section.remove(child)
        summary = framed("summary", [], nodes.Text(self.parts.label("support")))
        self.section.insert(end_of_own_text(self.section), framed("details", ["hb-support"], summary, *questions, *blocks))

    def _relations(self) -> Iterator[nodes.Node]:
        groups: dict[str, dict[str, Relation]] = {}
        language, words = self.parts.language, vocabulary()
        for relation in self.item.relations:
            if relation.target in self.parts.domain.items:
                groups.setdefault(words.relations[relation.type].forward[language], {})[relation.target] = relation
        for relation, item in self.parts.domain.back_relations(self.item.id):
            if relation.type != HELPS:
                groups.setdefault(words.relations[relation.type].back[language], {})[item.id] = relation
        rows = [(label, [bullets([self._related(*entry) for entry in targets.items()])]) for label, targets in groups.items()]
        if rows:
            yield self.parts.heading(self.parts.label("related"), self.level, "verbanden")
            yield facts(rows, ["hb-relations"])
            yield from self.provenance.editorial(each.basis for targets in groups.values() for each in targets.values())

    def _related(self, target: str, relation: Relation) -> list[nodes.Node]:
        reason = self._in_common(target) if relation.type == SEE_ALSO else []
        return [self.parts.item_link(target), *reason, *self.provenance.basis(relation.basis)]

    def _in_common(self, target: str) -> list[nodes.Node]:
        """Return the themes, or else the regions, that two items share: the name of the relation says no reason itself."""
        for field in ("thema", "regio"):
            names, other = vocabulary().fields[field].values, self.parts.domain.items[target].values(field)
            shared = [names[value][self.parts.language] for value in self.item.values(field) if value in other]
            if shared:
                words = shared if field == "regio" else [name.lower() for name in shared]
                return [nodes.inline("", f" – {self.parts.label('common')} {', '.join(words)}", classes=["hb-who"])]
        return []


def _is_questions(node: nodes.Node) -> bool:
    return isinstance(node, block) and "hb-questions" in node["classes"]


def _owner(node: nodes.Node) -> nodes.section | None:
    """Return the section of the item that a node belongs to."""
    above = ancestors(node)
    return next((parent for parent in above if isinstance(parent, nodes.section) and "hb-item" in parent["classes"]), None)
