"""The text of an edition as a reader reads it, cut into pieces and sentences, each with its place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sentencex import segment

from samenwerkwijzer.catalogues import CATALOGUES, Fault
from samenwerkwijzer.errors import CommandError
from samenwerkwijzer.readability import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = Path("kb")
READ_ON = frozenset({"text", "list", "question", "action", "situation"})
"""Kinds of pieces that are read as sentences: not titles, cells of tables, terms and labels."""


@dataclass(frozen=True)
class Piece:
    """A title, paragraph, cell or the like: the page it is on, its place, what a reader takes it for, and its words."""

    page: str
    file: Path
    line: int
    kind: str
    text: str


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the piece it stands in."""

    text: str
    piece: Piece

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)


@dataclass(frozen=True)
class Edition:
    """All pieces of one language."""

    language: str
    pieces: tuple[Piece, ...]

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences of what is read on; what has no word in it is none."""
        for piece in self.pieces:
            if piece.kind in READ_ON:
                sentences = (Sentence(text.strip(), piece) for text in segment(self.language, piece.text))
                yield from (sentence for sentence in sentences if sentence.words)

    def catalogue(self, piece: Piece) -> Path | None:
        """Return the catalogue in which a piece is mended, where that is not its own file."""
        translated = self.language != "nl" and piece.file.suffix == ".md"
        return CATALOGUES / piece.file.relative_to(PAGES).with_suffix(".po") if translated else None

    def fault(self, code: str, piece: Piece, message: str) -> Fault:
        """Return a fault in a piece."""
        return Fault(code, piece.file, piece.line, message, self.catalogue(piece))


def read_edition(path: Path, language: str) -> Edition:
    """Read ``prose.<language>.json``.

    Raises:
        CommandError: it is not there or cannot be read.
    """
    try:
        entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return Edition(language, tuple(Piece(**{**entry, "file": Path(entry["file"])}) for entry in entries))
    except FileNotFoundError as fault:
        raise CommandError(f"{path} is not there: run `samenwerkwijzer build` first") from fault
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise CommandError(f"{path} cannot be read ({fault}): run `samenwerkwijzer build` again") from fault
