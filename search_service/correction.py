"""Correction: what a query with typing errors was probably meant to say, in the words of the handbook.

Only words that stand neither in the handbook nor in a dictionary of either language are corrected, and only to a word of
the handbook that is near: whoever asks for something else gets no other question put into their mouth.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search_service.analysis import words
from search_service.lookalikes import allowed
from search_service.vocabulary import Vocabulary

SHORTEST = 5
"""Letters of a word that is corrected: shorter ones are near too many others."""

_WORD = re.compile(r"(?<![\w'-])[^\W\d_]+(?![\w'-])")


@dataclass(frozen=True)
class Corrector:
    """Corrects queries with the vocabularies of both languages."""

    vocabularies: Mapping[str, Vocabulary]

    def corrected(self, query: str, language: str) -> str | None:
        """Return the query with its unknown words replaced by near ones, or None where there is nothing to replace."""
        changed = _WORD.sub(lambda match: self._meant(match[0], language), query)
        return None if changed == query else changed

    def _meant(self, word: str, language: str) -> str:
        folded = "".join(words(word))
        if len(folded) < SHORTEST or any(each.knows(folded) for each in self.vocabularies.values()):
            return word
        counts = self.vocabularies[language].counts
        near = process.extract(folded, counts.keys(), scorer=OSA.distance, score_cutoff=allowed(folded), limit=None)
        best = min(near, key=lambda each: (each[1], -counts[each[0]]), default=None)
        return best[0] if best and best[0][0] == folded[0] else word
