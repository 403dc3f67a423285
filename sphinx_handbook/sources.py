"""The five sources and their sections: what an item may name as its source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

EDITORIAL = "redactie"
"""Basis of a relation that the editors made between two sources."""


@dataclass(frozen=True)
class Section:
    """A section of a source: its id, the key of its source, its name for the reader by language."""

    id: str
    source: str
    place: dict[str, str]


@dataclass(frozen=True)
class Source:
    """A source: its key, the item that describes it, its short name by language, its sections in order."""

    key: str
    item: str
    name: dict[str, str]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Sources:
    """All sources, by key."""

    by_key: dict[str, Source]

    @property
    def sections(self) -> dict[str, Section]:
        """Return every section of every source, by id."""
        return {section.id: section for source in self.by_key.values() for section in source.sections}


def read_sources(path: Path) -> Sources:
    """Read ``sources.yml``.

    Raises:
        ValueError: an entry lacks a part, or a section's id does not start with the key of its source.
    """
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        return Sources({key: _source(key, entry) for key, entry in data.items()})
    except (KeyError, TypeError) as fault:
        raise ValueError(f"{path}: a source needs item, nl and en (each with a name) and sections; missing: {fault}") from fault


def _source(key: str, entry: dict[str, Any]) -> Source:
    sections = tuple(
        Section(section_id, key, {language: str(place[language]) for language in ("nl", "en")})
        for section_id, place in entry["sections"].items()
    )
    stray = [section.id for section in sections if not section.id.startswith(f"{key}-")]
    if stray:
        raise ValueError(f"sections of {key} need ids that start with '{key}-': {', '.join(stray)}")
    names = {language: str(entry[language]["name"]) for language in ("nl", "en")}
    return Source(key, entry["item"], names, sections)
