"""What an item rests on, as its page shows it: its fields, the sections of its sources, the basis of its relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_handbook.parts import Parts, facts, joined, listing
from sphinx_handbook.sources import EDITORIAL
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_handbook.items import Item
    from sphinx_handbook.sources import Section


EVIDENCE = "bewijs"


class Provenance:
    """Tells where one item comes from."""

    def __init__(self, parts: Parts, item: Item, level: int) -> None:
        self.parts, self.item, self.level = parts, item, level

    def facts(self) -> Iterator[nodes.Node]:
        """Yield the item's fields, but for what it rests on."""
        language, words = self.parts.language, vocabulary()
        rows: list[tuple[str, Sequence[nodes.Node]]] = []
        for name, field in words.fields.items():
            pieces = [
                self.parts.value_link(name, value, field.values[value][language])
                for value in field.values
                if value in self.item.values(name)
            ]
            if pieces:
                rows.append((field.label[language], [nodes.paragraph("", "", *joined(pieces))]))
        if rows:
            yield self.parts.heading(self.parts.label("about"), self.level, "over-dit-onderwerp")
            yield facts(rows, ["hb-fields"])

    def sources(self) -> Iterator[nodes.Node]:
        """Yield what it rests on: the kinds of evidence, and where in which source it stands."""
        names = self.item.sections if self.item.type != "bron" else ()
        if not names and not self.item.evidence:
            return
        language = self.parts.language
        sections = [self.parts.domain.sources.sections[name] for name in names]
        keys = dict.fromkeys(section.source for section in sections)
        yield self.parts.heading(self.parts.label("sources"), self.level, "bronnen")
        if self.item.evidence:
            kinds = nodes.paragraph("", ", ".join(evidence_texts(self.item, language)))
            yield facts([(vocabulary().fields[EVIDENCE].label[language], [kinds])], ["hb-fields"])
        entries = [self._source(key, [section for section in sections if section.source == key]) for key in keys]
        if entries:
            yield listing(entries, ["hb-sources"])

    def _source(self, key: str, sections: list[Section]) -> list[nodes.Node]:
        """Return what an item says of one source: where in it, from when, and what limits it."""
        source, language = self.parts.domain.sources.by_key[key], self.parts.language
        name = source.name[language]
        link = self.parts.item_link(source.item, name) if source.item in self.parts.domain.items else nodes.Text(name)
        places: dict[str, list[str]] = {}
        for section in sections:
            places.setdefault(section.period.get(language, ""), []).append(section.place[language])
        texts = [f"{'; '.join(names)} ({period})" if period else "; ".join(names) for period, names in places.items()]
        limits = dict.fromkeys(text[language] for section in sections for text in section.limits)
        return [
            nodes.paragraph("", "", link, nodes.Text(f", {'; '.join(texts)}")),
            *(nodes.paragraph("", text, classes=["hb-limits"]) for text in limits),
        ]

    def basis(self, basis: str) -> list[nodes.Node]:
        """Return the section that a relation rests on; for those that the editors made, `editorial` says so once."""
        if basis == EDITORIAL:
            return []
        return [nodes.inline("", f" ({self.parts.domain.sources.cited([basis], self.parts.language)})", classes=["hb-basis"])]

    def editorial(self, bases: Iterable[str]) -> list[nodes.Node]:
        """Return what closes a list of relations of which the editors made some or all."""
        made = [basis == EDITORIAL for basis in bases]
        if not any(made):
            return []
        label = self.parts.label("editorial" if all(made) else "editorial_some")
        return [nodes.paragraph("", label, classes=["hb-basis"])]


def evidence_texts(item: Item, language: str) -> list[str]:
    """Return what an item rests on, as the reader sees it."""
    values = vocabulary().fields[EVIDENCE].values
    return [f"{values[kind][language]} {count}".strip() for kind, count in item.evidence]
