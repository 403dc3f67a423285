"""The five sources and their sections: what an item may name as its source, and what a reader must know of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from handbook_data import read_sources_schema
from sphinx_handbook.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

EDITORIAL = "redactie"
"""Basis of a relation that the editors made between two sources."""


@dataclass(frozen=True)
class Section:
    """A section of a source: its id, the key of its source, and texts for the reader, each by language.

    ``period`` says from when its material is, ``limits`` what a reader must know of it, ``left_out`` why nothing is taken
    from it; each is empty where there is nothing to say.
    """

    id: str
    source: str
    place: dict[str, str]
    period: dict[str, str]
    limits: tuple[dict[str, str], ...]
    left_out: dict[str, str]


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

    def cited(self, names: Iterable[str], language: str) -> str:
        """Return where some sections stand, each source named once."""
        places: dict[str, list[str]] = {}
        for section in (self.sections[name] for name in names):
            places.setdefault(self.by_key[section.source].name[language], []).append(section.place[language])
        return "; ".join(f"{name}, {'; '.join(found)}" for name, found in places.items())


def read_sources(path: Path) -> Sources:
    """Read ``sources.yml``.

    Raises:
        ValueError: the file is not YAML, an entry lacks a part, a section's id does not start with the key of its source,
            or the evidence names a section that is not there.
    """
    data = read_yaml(path, str(path), read_sources_schema(), yaml.SafeLoader)
    for key, entry in data.items():
        _check_names(path, key, entry)
    return Sources({key: _source(key, entry) for key, entry in data.items()})


def _check_names(path: Path, key: str, entry: dict[str, Any]) -> None:
    stray = [name for name in entry["sections"] if not name.startswith(f"{key}-")]
    if stray:
        raise ValueError(f"{path}: sections of {key} need ids that start with '{key}-': {', '.join(stray)}")
    named = [name for note in entry.get("evidence", []) for part in ("sections", "from") for name in note.get(part, [])]
    unknown = [name for name in named if name not in entry["sections"]]
    if unknown:
        raise ValueError(f"{path}: the evidence of {key} names sections that are not there: {', '.join(unknown)}")


def _source(key: str, entry: dict[str, Any]) -> Source:
    sections = tuple(
        Section(
            id=name,
            source=key,
            place={language: section[language] for language in ("nl", "en")},
            period=next(reversed(_evidence(entry, name, "period")), {}),
            limits=tuple(_evidence(entry, name, "limits")),
            left_out=section.get("left_out", {}),
        )
        for name, section in entry["sections"].items()
    )
    return Source(key, entry["item"], {language: entry[language]["name"] for language in ("nl", "en")}, sections)


def _evidence(entry: dict[str, Any], section: str, part: str) -> list[dict[str, str]]:
    """Return what the notes that speak of a section say, from general to particular."""
    notes = entry.get("evidence", [])
    return [note[part] for note in notes if part in note and section in note.get("sections", [section])]
