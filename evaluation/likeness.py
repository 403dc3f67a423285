"""Likeness: which of the handbook's own questions are near copies of one that measures the search.

Such a question would be found by itself and not by what the handbook says.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

from search_service.analysis import stems

SHARE = 0.75
"""Two questions are near copies when they share so many of the stems that stand in either (Jaccard)."""

RUN = 0.85
"""Or when their letters are alike to this degree, as difflib counts it."""

FEWEST = 3
"""With fewer stems than this, only the same stems count: two questions may well be about the same two words."""


def near_copies(question: str, own: Iterable[str], language: str) -> list[str]:
    """Return those of `own` that nearly say the same as the question."""
    sought = _stems(question, language)
    matcher = SequenceMatcher(None, "", question.casefold(), autojunk=False)  # keeps what it counted in the second text
    return [each for each in own if _alike(sought, each, language, matcher)]


def _alike(sought: frozenset[str], other: str, language: str, matcher: SequenceMatcher[str]) -> bool:
    held = _stems(other, language)
    if min(len(sought), len(held)) < FEWEST:
        return bool(sought) and sought == held
    if len(sought & held) >= SHARE * len(sought | held):
        return True
    matcher.set_seq1(other.casefold())
    return matcher.real_quick_ratio() >= RUN and matcher.quick_ratio() >= RUN and matcher.ratio() >= RUN


@cache
def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stems(text, language))
