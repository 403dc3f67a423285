"""Searcher: what is measured, be it this service or one of its peers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Found:
    """What a searcher answered: ids of documents, best first, and the sentence that it shows with the first of them.

    In `ranked` may also stand names of pages; `parts` holds the documents on each of those.
    """

    ranked: Sequence[str]
    sentence: str = ""
    parts: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)

    def documents(self, grades: Mapping[str, int]) -> list[str]:
        """Return documents only: for a page the one on it that is graded highest, of those that were not found before."""
        documents: list[str] = []
        for name in self.ranked:
            left = [each for each in self.parts.get(name, (name,)) if each not in documents]
            documents += [max(left, key=lambda each: grades.get(each, 0))] if left else []
        return documents


class Searcher(Protocol):
    """Something that finds documents of the handbook."""

    @property
    def name(self) -> str:
        """Return the name to show."""

    def search(self, query: str, language: str) -> Found:
        """Return at least ten documents where there are so many, for a query that was put on a page of this language."""
