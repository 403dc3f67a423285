"""What readers ask, for search to learn from: how they put what an item answers, and what the handbook does not answer.

Neither stands on a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import yaml

from handbook_data import read_outside_schema, read_phrasings_schema
from sphinx_handbook.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

FOLDER = "zoekvragen"
OUTSIDE = "buiten.yml"

Phrasings: TypeAlias = "Mapping[str, Mapping[str, tuple[str, ...]]]"
"""For each item that has any, its phrasings in each language."""


@dataclass(frozen=True)
class Asked:
    """Phrasings of both languages, and the questions of one that the handbook does not answer."""

    phrasings: Phrasings
    outside: Sequence[str]


def read_phrasings(source: Path, items: Collection[str]) -> Phrasings:
    """Read all files of phrasings below the folder of the pages.

    Raises:
        ValueError: a file breaks its schema, names an item that is not there, or one that another file has.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted((source / FOLDER).glob("*.yml")):
        name = f"kb/{FOLDER}/{path.name}"
        for item, texts in read_yaml(path, name, read_phrasings_schema(), yaml.BaseLoader).items():
            if item not in items:
                raise ValueError(f"{name}: there is no item {item}; mend the id, or remove its phrasings")
            if item in found:
                raise ValueError(f"{name}: {item} has phrasings in another file too; put them together")
            found[item] = {language: tuple(some) for language, some in texts.items()}
    return found


def read_outside(source: Path, language: str) -> list[str]:
    """Return the questions that the handbook does not answer, in one language; none where the file is not there.

    Raises:
        ValueError: the file breaks its schema.
    """
    path = source / OUTSIDE
    if not path.exists():
        return []
    data = read_yaml(path, f"kb/{OUTSIDE}", read_outside_schema(), yaml.BaseLoader)
    return [question[language] for question in data["questions"]]
