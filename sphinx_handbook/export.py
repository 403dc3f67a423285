"""Write ``passages.<language>.json`` with its schema for the search service, and ``suggestions.json`` for the search box."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import jsonschema
from docutils import nodes
from sentencex import segment
from sphinx import addnodes
from sphinx.errors import ExtensionError

from handbook_data import read_passages_schema
from sphinx_handbook.glossary import Entry, check_synonyms, entries, read_synonyms
from sphinx_handbook.nodes import item_actions, item_questions, item_situation
from sphinx_handbook.permalinks import permalink
from sphinx_handbook.phrasings import Asked, read_outside, read_phrasings
from sphinx_handbook.provenance import evidence_texts
from sphinx_handbook.reading import section_titles
from sphinx_handbook.text import plain_text, table_rows, with_titles
from sphinx_handbook.transforms import item_mark_of, item_section
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx.application import Sphinx

    from sphinx_handbook.domain import HandbookDomain
    from sphinx_handbook.items import Item

    Glossary: TypeAlias = Sequence[tuple[str, Entry]]
    """Entries of all glossaries, each with its page."""

SCHEMA_VERSION = 1
NOT_PROSE = (item_actions, item_questions, item_situation, addnodes.glossary, nodes.section, nodes.title, nodes.rubric)
PROSE = (nodes.paragraph, nodes.term)


def setup(app: Sphinx) -> None:
    """Export after a whole HTML build."""
    app.connect("build-finished", write_export)


def write_export(app: Sphinx, exception: Exception | None) -> None:
    """Write the files; the build's ``handbook_passages`` names the export, the others stand in the site."""
    if exception is not None or app.builder.format != "html":
        return
    domain = cast("HandbookDomain", app.env.get_domain("hb"))
    glossary = list(_glossary(domain))
    exported = _export(app, domain, glossary)
    check_schema("the export", exported, read_passages_schema())
    target = app.config.handbook_passages or str(Path(app.outdir) / f"passages.{domain.language}.json")
    write_json(Path(target), exported)
    write_json(Path(app.outdir) / "passages.schema.json", read_passages_schema())
    write_json(Path(app.outdir) / "suggestions.json", suggestions(domain, glossary))


def _export(app: Sphinx, domain: HandbookDomain, glossary: Glossary) -> dict[str, Any]:
    source = Path(app.srcdir)
    try:
        phrasings = read_phrasings(source, {item.id for item in domain.sorted_items()})
        asked = Asked(phrasings, read_outside(source, domain.language))
        synonyms = read_synonyms(source, domain.language)
        check_synonyms(synonyms, {entry.key for _, entry in glossary})
    except ValueError as fault:
        raise ExtensionError(str(fault)) from fault
    terms = {_place(docname, entry): entry.words(synonyms.get(entry.key, ())) for docname, entry in glossary}
    return Exporter(domain, asked, terms).export()


def suggestions(domain: HandbookDomain, glossary: Glossary) -> list[dict[str, str]]:
    """Return what the search box may suggest, each with its address: titles and questions of items, terms of the glossary.

    ``names`` marks a text that is a name: of an "item", by its title or its situation, or of a "term".
    """
    out, titles = [], domain.titles()
    for item in domain.sorted_items():
        address = _address(domain, item.docname, item.id)
        names = [item.title, *([item.situation] if item.situation else [])]
        for texts, mark in ((names, {"names": "item"}), (item.questions, {})):
            out += [{"text": with_titles(text, titles), "url": address, "id": item.id, **mark} for text in texts]
    for docname, entry in glossary:
        address = _address(domain, docname, entry.anchor)
        out += [{"text": term, "url": address, "id": _place(docname, entry), "names": "term"} for term in entry.terms]
    return out


def _glossary(domain: HandbookDomain) -> Iterator[tuple[str, Entry]]:
    """Yield each entry of every glossary with its page."""
    terms = domain.env.domains.standard_domain.get_objects()
    for docname in sorted({docname for _, _, kind, docname, _, _ in terms if kind == "term"}):
        for section in domain.env.get_doctree(docname).findall(nodes.section):
            for entry in entries(section):
                yield docname, entry


def _place(docname: str, entry: Entry) -> str:
    """Return the id of the passage that explains the entry."""
    return f"{docname}#{entry.anchor}"


def check_schema(name: str, data: Any, schema: dict[str, Any]) -> None:
    """Refuse data that breaks its schema: a fault of the extension, not of the content."""
    try:
        jsonschema.validate(data, schema)
    except jsonschema.ValidationError as fault:
        raise ExtensionError(f"{name} breaks its schema at {fault.json_path}: {fault.message}") from fault


def write_json(path: Path, data: Any) -> None:
    """Write a file of JSON as a whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    temporary.replace(path)


def _address(domain: HandbookDomain, docname: str, anchor: str) -> str:
    return f"{domain.builder.get_target_uri(docname)}#{anchor}"


class Exporter:
    """Turns the pages of one edition into the export."""

    def __init__(self, domain: HandbookDomain, asked: Asked, terms: Mapping[str, Sequence[str]]) -> None:
        self.domain, self.language, self.asked, self.terms = domain, domain.language, asked, terms
        self.titles = domain.titles()

    def export(self) -> dict[str, Any]:
        """Return the whole export, as the schema has it."""
        return {
            "schema_version": SCHEMA_VERSION,
            "language": self.language,
            "labels": {key: names[self.language] for key, names in vocabulary().labels.items()},
            "vocabulary": self._vocabulary(),
            "items": [self._item(item) for item in self.domain.sorted_items()],
            "passages": [entry for name in sorted(self.domain.env.all_docs) for entry in self._passages(name)],
            "terms": dict(self.terms),
            "outside": list(self.asked.outside),
        }

    def _vocabulary(self) -> dict[str, Any]:
        words, language = vocabulary(), self.language
        return {
            "type": {key: kind.one[language] for key, kind in words.types.items()},
            "fields": {
                key: {
                    "label": field.label[language],
                    "values": {value: names[language] for value, names in field.values.items()},
                }
                for key, field in words.fields.items()
            },
            "relations": {
                key: {"forward": relation.forward[language], "back": relation.back[language]}
                for key, relation in words.relations.items()
            },
        }

    def _item(self, item: Item) -> dict[str, Any]:
        return {
            "id": item.id,
            "type": item.type,
            "title": item.title,
            "url": _address(self.domain, item.docname, item.id),
            "permalink": permalink(item.id),
            "title_path": list(item.titles),
            "summary": self._text(item.summary),
            "situation": self._text(item.situation) if item.situation else None,
            "fields": {name: list(item.values(name)) for name in vocabulary().fields if name != "bewijs"},
            "evidence": evidence_texts(item, self.language),
            "sources": [self._source(section) for section in item.sections],
            "relations": [vars(relation) for relation in item.relations],
            "actions": [{"role": entry.role, "actions": [self._text(text) for text in entry.texts]} for entry in item.actions],
            "questions": [self._text(text) for text in item.questions],
            "phrasings": list(self.asked.phrasings.get(item.id, {}).get(self.language, ())),
        }

    def _text(self, text: str) -> str:
        return with_titles(text, self.titles)

    def _source(self, section_id: str) -> dict[str, str]:
        section = self.domain.sources.sections[section_id]
        source = self.domain.sources.by_key[section.source]
        place = section.place[self.language]
        return {"section": section_id, "item": source.item, "label": source.name[self.language], "place": place}

    # --- passages

    def _passages(self, docname: str) -> Iterator[dict[str, Any]]:
        document = self.domain.env.get_doctree(docname)
        for section in document.findall(nodes.section):
            sentences = [sentence for block in self._prose(section) for sentence in self._sentences(block)]
            if sentences:
                path = [self._text(title) for title in section_titles(section)]
                yield self._passage(docname, section["ids"][0], path, sentences, _item_of(section))
            above = list(section_titles(section))
            for entry in entries(section):
                yield self._passage(
                    docname, entry.anchor, [*above, ", ".join(entry.terms)], self._sentences(self._text(entry.text)), None
                )

    def _passage(
        self, docname: str, anchor: str, path: list[str], sentences: list[str], item: str | None
    ) -> dict[str, Any]:
        return {
            "id": f"{docname}#{anchor}",
            "item": item,
            "page": docname,
            "url": _address(self.domain, docname, anchor),
            "title": path[-1],
            "title_path": path,
            "sentences": sentences,
        }

    def _prose(self, node: nodes.Element) -> Iterator[str]:
        for child in node.children:
            if isinstance(child, NOT_PROSE) or not isinstance(child, nodes.Element):
                continue
            if isinstance(child, nodes.table):
                yield from (self._text(row) for row in table_rows(child))
            elif isinstance(child, PROSE):
                if not _is_signpost(child):
                    yield self._text(plain_text(child))
            else:
                yield from self._prose(child)

    def _sentences(self, text: str) -> list[str]:
        return [sentence.strip() for sentence in segment(self.language, text) if sentence.strip()]


def _item_of(section: nodes.section) -> str | None:
    """Return the id of the item that a section is or stands in."""
    owner = section if item_mark_of(section) is not None else item_section(section)
    mark = item_mark_of(owner) if owner is not None else None
    return str(mark["item"]) if mark is not None else None


def _is_signpost(node: nodes.Element) -> bool:
    """Tell whether a paragraph is no more than a link to another page."""
    return len(node.children) == 1 and isinstance(node.children[0], (nodes.reference, addnodes.pending_xref))
