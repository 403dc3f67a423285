"""The closed vocabularies of items, with their labels in each language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from handbook_data import read_vocabulary


@dataclass(frozen=True)
class ItemType:
    """A kind of item: its key, the form of its ids, its names by language."""

    key: str
    id_pattern: str
    one: dict[str, str]
    many: dict[str, str]

    def accepts(self, item_id: str) -> bool:
        """Tell whether an id has the form of this type."""
        return re.fullmatch(self.id_pattern, item_id) is not None


@dataclass(frozen=True)
class Field:
    """A field of items: its label and its values' labels, each by language."""

    key: str
    label: dict[str, str]
    values: dict[str, dict[str, str]]


@dataclass(frozen=True)
class RelationType:
    """A relation between items: labels on both ends by language, and the types it may point to (empty: any)."""

    key: str
    forward: dict[str, str]
    back: dict[str, str]
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """All that items may say, as ``handbook_data/vocabulary.yml`` holds it."""

    languages: dict[str, str]
    types: dict[str, ItemType]
    fields: dict[str, Field]
    relations: dict[str, RelationType]
    labels: dict[str, dict[str, str]]

    def label(self, key: str, language: str) -> str:
        """Return a word that the site writes around items."""
        return self.labels[key][language]


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary that the project ships."""
    data = read_vocabulary()
    return Vocabulary(
        languages=data["languages"],
        types={key: _item_type(data, key, entry) for key, entry in data["types"].items()},
        fields={key: Field(key, _languages(data, entry), entry["values"]) for key, entry in data["fields"].items()},
        relations={key: _relation(data, key, entry) for key, entry in data["relations"].items()},
        labels=data["labels"],
    )


def _languages(data: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    return {language: entry[language] for language in data["languages"]}


def _item_type(data: dict[str, Any], key: str, entry: dict[str, Any]) -> ItemType:
    names = _languages(data, entry)
    return ItemType(
        key=key,
        id_pattern=entry["id"],
        one={language: name["one"] for language, name in names.items()},
        many={language: name["many"] for language, name in names.items()},
    )


def _relation(data: dict[str, Any], key: str, entry: dict[str, Any]) -> RelationType:
    ends = _languages(data, entry)
    return RelationType(
        key=key,
        forward={language: end["forward"] for language, end in ends.items()},
        back={language: end["back"] for language, end in ends.items()},
        targets=tuple(entry.get("targets", ())),
    )
