"""Read an item from its marked section, after translation, and report what is wrong with it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_handbook.faults import report
from sphinx_handbook.items import EVIDENCE, RELATION, Actions, Item, Relation, split_list
from sphinx_handbook.nodes import item_actions, item_mark, item_questions, item_situation
from sphinx_handbook.sources import EDITORIAL
from sphinx_handbook.text import list_texts, plain_text, title_of
from sphinx_handbook.transforms import item_mark_of
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_handbook.sources import Sources

QUESTIONS = range(2, 6)


def read_item(mark: item_mark, docname: str, sources: Sources, file: str) -> Item | None:
    """Return the item that a mark stands for; None where it is no item at all, after reporting why."""
    item_id, kind = mark["item"], vocabulary().types[mark["type"]]
    section = mark.parent
    if not isinstance(section, nodes.section):
        report("misplaced", mark, name=kind.key)
        return None
    if item_mark_of(section) is not mark:
        report("second-item", mark, id=item_id, other=section["ids"][0])
        return None
    if not kind.accepts(item_id):
        report("bad-id", mark, id=item_id, type=kind.key, pattern=kind.id_pattern)
        return None
    reader = _Reader(mark, section, sources, file)
    return Item(
        id=item_id,
        type=kind.key,
        title=title_of(section),
        docname=docname,
        line=mark.line or 0,
        titles=tuple(section_titles(section)),
        summary=reader.summary(),
        situation=reader.situation(),
        fields={name: reader.values(name) for name in vocabulary().fields if name != "bewijs"},
        evidence=reader.evidence(),
        sections=reader.sections(),
        relations=tuple(reader.relations()),
        actions=tuple(reader.actions()),
        questions=reader.questions(),
        traced=reader.traced(),
    )


def known_section(section: str, sources: Sources, file: str, place: object) -> bool:
    """Tell whether a section exists, and report it if not."""
    if section in sources.sections:
        return True
    close = ", ".join(difflib.get_close_matches(section, sources.sections, n=3)) or "none is near"
    report("unknown-section", place, section=section, file=file, close=close)
    return False


def own_nodes(section: nodes.section) -> Iterator[nodes.Node]:
    """Yield the nodes of an item's section, without those of items inside it."""
    for child in section.children:
        if isinstance(child, nodes.section):
            if item_mark_of(child) is None:
                yield from own_nodes(child)
        else:
            yield child


def section_titles(section: nodes.section) -> Iterator[str]:
    """Yield the titles from the page's down to this section's."""
    above = section.parent
    if isinstance(above, nodes.section):
        yield from section_titles(above)
    yield title_of(section)


class _Reader:
    """Reads the parts of one item."""

    def __init__(self, mark: item_mark, section: nodes.section, sources: Sources, file: str) -> None:
        self.mark, self.id, self.sources, self.file = mark, mark["item"], sources, file
        self.options: dict[str, str] = mark["options"]
        self.nodes = list(own_nodes(section))

    def summary(self) -> str:
        first = next((node for node in self.nodes if isinstance(node, nodes.paragraph)), None)
        if first is None:
            report("missing-summary", self.mark, id=self.id)
            return ""
        return plain_text(first)

    def situation(self) -> str | None:
        found = next((node for node in self.nodes if isinstance(node, item_situation)), None)
        if found is None and self.mark["type"] == "barriere":
            report("missing-situation", self.mark, id=self.id)
        return plain_text(found) if found is not None else None

    def values(self, name: str) -> tuple[str, ...]:
        field = vocabulary().fields[name]
        given = split_list(self.options.get(name, ""))
        for value in given:
            if value not in field.values:
                self._unknown_value(name, value)
        return tuple(value for value in given if value in field.values)

    def evidence(self) -> tuple[tuple[str, str], ...]:
        known = vocabulary().fields["bewijs"].values
        found = []
        for text in split_list(self.options.get("bewijs", "")):
            match = EVIDENCE.fullmatch(text)
            if match is None or match["kind"] not in known:
                self._unknown_value("bewijs", text)
            else:
                found.append((match["kind"], match["count"] or ""))
        return tuple(found)

    def sections(self) -> tuple[str, ...]:
        given = split_list(self.options.get("bron", ""))
        if not given:
            report("missing-source", self.mark, id=self.id, file=self.file)
        return self._known(given)

    def traced(self) -> tuple[str, ...]:
        traces: list[tuple[str, int]] = self.mark.get("traces", [])
        named = [name for name, _ in traces]
        named += [name for node in self._parts(item_actions) for name in split_list(node["bron"])]
        return self._known(list(dict.fromkeys(named)))

    def relations(self) -> Iterator[Relation]:
        for kind in vocabulary().relations:
            for text in split_list(self.options.get(kind, "")):
                match = RELATION.fullmatch(text)
                if match is None:
                    report("bad-relation", self.mark, id=self.id, field=kind, text=text)
                elif match["basis"] == EDITORIAL or self._known([match["basis"]]):
                    yield Relation(kind, match["target"], match["basis"])

    def actions(self) -> Iterator[Actions]:
        roles = vocabulary().fields["rol"].values
        for node in self._parts(item_actions):
            texts = list_texts(node)
            if node["role"] not in roles:
                self._unknown_value("doe", node["role"], ", ".join(roles))
            elif not texts:
                report("empty-actions", node, id=self.id, role=node["role"])
            else:
                yield Actions(node["role"], texts)

    def questions(self) -> tuple[str, ...]:
        found = tuple(text for node in self._parts(item_questions) for text in list_texts(node))
        if len(found) not in QUESTIONS:
            report("missing-question", self.mark, id=self.id, count=len(found))
        return found

    def _parts(self, kind: type[nodes.Element]) -> list[nodes.Element]:
        return [node for node in self.nodes if isinstance(node, kind)]

    def _known(self, sections: list[str]) -> tuple[str, ...]:
        return tuple(name for name in sections if known_section(name, self.sources, self.file, self.mark))

    def _unknown_value(self, name: str, value: str, allowed: str = "") -> None:
        allowed = allowed or ", ".join(vocabulary().fields[name].values)
        report("unknown-value", self.mark, id=self.id, value=value, field=name, allowed=allowed)
