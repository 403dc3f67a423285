"""Texts that readers see and that stand in data files: labels, limits of evidence, words around the pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from samenwerkwijzer.prose import Piece
from samenwerkwijzer.site import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATA_FILES = ("handbook_data/vocabulary.yml", "theme/strings.yml", "kb/sources.yml", "kb/gegevens/*.yml")

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The faster one, where PyYAML has it."""

_ROLE = re.compile(r"\{\w+\}`(?:([^`<]*) <[^>`]*>|[^`]*)`")
"""``{item}`de tabel <es-01>```: a reader sees "de tabel"; without a text of its own it shows what stands elsewhere."""


def data_texts(project: Path, language: str) -> Iterator[Piece]:
    """Yield every text that a data file gives for a language: what stands under its key, at any depth."""
    for path in (path for pattern in DATA_FILES for path in sorted(project.glob(pattern))):
        file = path.relative_to(project)
        for scalar in _texts(yaml.compose(path.read_text(encoding="utf-8"), LOADER), language, found=False):
            text = _ROLE.sub(lambda match: match[1] or "", scalar.value)
            yield Piece(file.stem, file, scalar.start_mark.line + 1, "label", text)


def _texts(node: yaml.Node | None, language: str, *, found: bool) -> Iterator[yaml.ScalarNode]:
    """Yield the texts in a node; ``found`` tells whether it stands under the language already."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in LANGUAGES or key.value == language:
                yield from _texts(value, language, found=found or key.value == language)
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _texts(entry, language, found=found)
    elif found and isinstance(node, yaml.ScalarNode):
        yield node
