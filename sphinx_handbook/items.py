"""What the domain knows of an item. All of it can be pickled and compared."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

RELATION = re.compile(r"\s*(?P<target>[\w-]+)\s*\(\s*(?P<basis>[\w.-]+)\s*\)\s*")
EVIDENCE = re.compile(r"\s*(?P<kind>[\w-]+)\s*(?P<count>\(n=\d+\))?\s*")

CHECKLIST = "checklistpunt"
"""Type of the items that are themselves what their role does."""


@dataclass(frozen=True)
class Relation:
    """A statement that one item makes about another: its type, its target, and the section or editors it rests on."""

    type: str
    target: str
    basis: str


@dataclass(frozen=True)
class Actions:
    """What one role does."""

    role: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One thing that a reader can be pointed to. Titles and texts are in the language of the edition."""

    id: str
    type: str
    title: str
    docname: str
    line: int
    titles: tuple[str, ...]
    summary: str
    situation: str | None
    fields: dict[str, tuple[str, ...]]
    evidence: tuple[tuple[str, str], ...]
    sections: tuple[str, ...]
    relations: tuple[Relation, ...]
    actions: tuple[Actions, ...] = ()
    questions: tuple[str, ...] = ()
    traced: tuple[str, ...] = field(default=())

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of a field; the roles include those that have actions."""
        own = self.fields.get(name, ())
        if name == "rol":
            return tuple(dict.fromkeys((*own, *(action.role for action in self.actions))))
        return own

    @property
    def asked(self) -> tuple[str, ...]:
        """The roles of which the item as a whole asks something: a point of a checklist is what its roles do."""
        return self.values("rol") if self.type == CHECKLIST else ()

    def all_sections(self) -> frozenset[str]:
        """Return every section that the item, its relations or its paragraphs rest on."""
        return frozenset((*self.sections, *self.traced, *(relation.basis for relation in self.relations)))


def split_list(text: str) -> list[str]:
    """Split a list of values at its commas."""
    return [part.strip() for part in text.split(",") if part.strip()]
