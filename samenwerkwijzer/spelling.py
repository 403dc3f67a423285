"""Words that no dictionary knows: that of the language and that of the project.

Not looked up are: a part of a word with a digit in it (H10, mode-2), a single letter, an address, and a name in curly
brackets that a script fills in. Everything else is, abbreviations and names too: they stand in the project's dictionary.

A word is right when it is known as it stands, or with a small letter at its start. Failing that, it is right

- when its parts are, where it has hyphens ("cross-domain");
- without its possessive: in English after any word, in Dutch after a name or an abbreviation only, since "tafel's" is wrong;
- without its linking s, where a hyphen stands for what is left out ("gezins- en relatieproblemen").

A dictionary accepts whatever compound Dutch allows: it does not find a word that exists but was not meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenwerkwijzer.catalogues import Fault
from samenwerkwijzer.dictionaries import ProjectWords, load_dictionary
from search_service.vocabulary import DICTIONARIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from samenwerkwijzer.dictionaries import Lookup
    from samenwerkwijzer.prose import Edition

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*-?")
_NOT_WORDS = re.compile(r"https?://\S+|\S+@\S+|\bwww\.\S+|\{[^}]*\}")


class Speller:
    """Tells whether a word of a language is right; looks each up once."""

    def __init__(self, language: str, dictionaries: Sequence[Lookup]) -> None:
        self.language, self.dictionaries = language, dictionaries
        self._found: dict[str, bool] = {}

    def is_right(self, token: str) -> bool:
        """Tell whether a token is a word, or made of words as the module says."""
        if token not in self._found:
            self._found[token] = self._check(token)
        return self._found[token]

    def _check(self, token: str) -> bool:
        word = token.rstrip("-")
        if len(word) == 1 or any(one.lookup(word) for one in self.dictionaries):
            return True
        if word.endswith("'s") and (self.language == "en" or word[0].isupper()):
            return self.is_right(word.removesuffix("'s"))
        if token.endswith("-") and word.endswith("s") and self.is_right(word.removesuffix("s")):
            return True
        if "-" in word:
            return all(self.is_right(part) for part in word.split("-"))
        return any(character.isdigit() for character in word)


def tokens(text: str) -> Iterator[str]:
    """Yield what is looked up: words, with the hyphen after a word that is cut short."""
    yield from _TOKEN.findall(_NOT_WORDS.sub(" ", text.replace("’", "'")))


def spelling_faults(edition: Edition, project: Path, path: Path, mixed: Sequence[str]) -> Iterator[Fault]:
    """Yield the misspelt words of each piece, a word once a file, and each word of the project's dictionary that nothing needs.

    ``path`` is that dictionary in the project. In the files of ``mixed`` a word of either language is right.
    """
    own = ProjectWords(project / path)
    speller = Speller(edition.language, [load_dictionary(edition.language), own])
    either = Speller(edition.language, [*speller.dictionaries, *(load_dictionary(language) for language in DICTIONARIES)])
    told: set[tuple[Path, str]] = set()
    for piece in edition.pieces:
        here = either if piece.file.as_posix() in mixed else speller
        found = dict.fromkeys(token for token in tokens(own.without_phrases(piece.text)) if not here.is_right(token))
        wrong = [token for token in found if (piece.file, token) not in told]
        told.update((piece.file, token) for token in wrong)
        if wrong:
            message = f"in no dictionary: {', '.join(wrong)}; mend it, or add it to {path} if it is right"
            yield edition.fault("misspelt", piece, message)
    for text, line in own.unneeded():
        yield Fault("stale-word", path, line, f"{text!r} is not needed: take it out")
