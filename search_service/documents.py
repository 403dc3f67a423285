"""Documents: what a search can find. An item, or a passage of prose that is part of no item.

A document is the same thing in both languages; its passages have the same numbers in both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from search_service.passages import LANGUAGES, Corpus, Item, Passage

PROSE = "pagina"
"""Type of a document that is no item."""

HELPS = "helpt-bij"
"""Relation from what helps to the barrier that it helps with."""

ASKS = "leervraag"
"""Type of an item that asks what other items answer."""

FILTERS = ("rol", "niveau", "type", "thema", "regio")
"""Fields that a search can be limited to, in the order in which they are shown."""


@dataclass(frozen=True)
class Document:
    """One thing that can be found, in each language; `first` is the number of its first passage."""

    id: str
    type: str
    first: int
    items: Mapping[str, Item]
    passages: Mapping[str, tuple[Passage, ...]]

    def values(self, field: str) -> tuple[str, ...]:
        """Return its values of a field that can be filtered on."""
        if field == "type":
            return (self.type,)
        item = self.items.get(LANGUAGES[0])
        return item.fields.get(field, ()) if item else ()

    def said(self, language: str) -> list[str]:
        """Return its sentences, and what each role does."""
        sentences = [sentence for passage in self.passages[language] for sentence in passage.sentences]
        item = self.items.get(language)
        return sentences + [action for actions in item.actions.values() for action in actions] if item else sentences

    @property
    def numbers(self) -> range:
        """Return the numbers of its passages."""
        return range(self.first, self.first + len(self.passages[LANGUAGES[0]]))


def documents_of(corpus: Corpus) -> tuple[Document, ...]:
    """Return the items, then the prose that is part of none."""
    parts: dict[str, list[str]] = {name: [] for name in corpus.source.items}
    prose: list[str] = []
    for passage in corpus.source.passages.values():
        (parts[passage.item] if passage.item else prose).append(passage.id)
    groups: list[tuple[str | None, Sequence[str]]] = [*parts.items(), *((None, [name]) for name in prose)]
    documents: list[Document] = []
    for item, passages in groups:
        first = documents[-1].numbers.stop if documents else 0
        documents.append(_item(corpus, item, passages, first) if item else _prose(corpus, passages[0], first))
    return tuple(documents)


def allowed_values(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Return the values that each filter accepts, in the order of listing."""
    return {field: tuple(value_labels(corpus, field, LANGUAGES[0])) for field in FILTERS}


def value_labels(corpus: Corpus, field: str, language: str) -> dict[str, str]:
    """Return the label of each value of a filter."""
    edition = corpus.editions[language]
    if field == "type":
        return {**edition.vocabulary["type"], PROSE: edition.labels.get("page", PROSE)}
    known: Mapping[str, Any] = edition.vocabulary["fields"].get(field, {"values": {}})
    return dict(known["values"])


def field_label(corpus: Corpus, field: str, language: str) -> str:
    """Return the label of a filter."""
    edition = corpus.editions[language]
    if field == "type":
        return edition.labels.get("type", "Type")
    known: Mapping[str, str] = edition.vocabulary["fields"].get(field, {"label": field})
    return known["label"]


def _item(corpus: Corpus, name: str, passages: Sequence[str], first: int) -> Document:
    items = {language: corpus.editions[language].items[name] for language in LANGUAGES}
    texts = {language: _passages(corpus, language, passages) or (_summary(items[language]),) for language in LANGUAGES}
    return Document(name, items[LANGUAGES[0]].type, first, items, texts)


def _prose(corpus: Corpus, name: str, first: int) -> Document:
    return Document(name, PROSE, first, {}, {language: _passages(corpus, language, [name]) for language in LANGUAGES})


def _passages(corpus: Corpus, language: str, names: Sequence[str]) -> tuple[Passage, ...]:
    return tuple(corpus.editions[language].passages[name] for name in names)


def _summary(item: Item) -> Passage:
    """Return the first paragraph as a passage, for an item that has no prose of its own."""
    return Passage(item.id, item.id, item.url, item.title, item.title_path, (item.summary or item.title,))
