"""Count the syllables of Dutch words.

By groups of vowels, as Dutch spells its sounds: ``ieu`` or ``oei`` is one syllable, ``io`` two (re-gi-o). Letters of an
abbreviation are read one by one, and so are digits.

Of 150 words drawn at random from the handbook (``tests/data/syllables.nl.txt``), counted by hand, this counts 149 right
and 414 syllables where there are 413. Hyphenation by pyphen counts 144 right and 408 syllables: it does not part a lone
vowel (o-ver, re-gi-o). Over the whole handbook it finds 1.4% fewer, which would flatter the text by nearly two points of
Flesch-Douma. Where this counts wrong, it is mostly in English words, and mostly one too many (ca-se-load).
"""

from __future__ import annotations

import re
from functools import cache

_VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|eau|aa|ee|oo|uu|éé|óó|ie|oe|eu|ui|ij|ei|ai|oi|au|ou|[aeiouyáàâäéèêëíìîïóòôöúùûü]")
_CONSONANTS = ((re.compile("qu"), "q"), (re.compile("ea(?=m)"), "a"), (re.compile(r"(?<![aeiou])y(?=[aeiou])"), "j"))
"""Vowels that are not sounded as one: quorum, team, yoga."""

_PARTS = re.compile(r"[^\W\d_]+|\d")


@cache
def syllables(word: str) -> int:
    """Return how many syllables a word has, at least one."""
    return max(1, sum(_count(part) for part in _PARTS.findall(word)))


def _count(part: str) -> int:
    if part.isdigit():
        return 1
    if part.isupper():
        return len(part)
    letters = part.lower()
    for pattern, sound in _CONSONANTS:
        letters = pattern.sub(sound, letters)
    return max(1, len(_VOWELS.findall(letters)))
