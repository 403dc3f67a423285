"""Analysis: the words of a text, in the form in which they are compared.

Case, diacritics, quotes and soft hyphens make no difference; words are cut back to their stem per language.
"""

import re
import threading
import unicodedata
from functools import cache
from importlib import resources

import Stemmer

PIECE = 4
"""Letters in a piece of a word. 4 and 5 did as well on the tuning part."""

ALGORITHMS = {"nl": "dutch", "en": "english"}
"""Names of the Snowball stemmers."""

WORD = re.compile(r"[^\W_]+")
"""A word: letters and digits in a row."""

_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_QUOTES = str.maketrans("\u2018\u2019\u201a\u201c\u201d\u201e", "'''" + '"""')
_NO_TEXT = ("Cc", "Cs")  # control marks, and halves of a character
_lock = threading.Lock()


def clean(text: str) -> str:
    """Return the text with plain quotes and single spaces, and without marks that are not seen."""
    visible = unicodedata.normalize("NFC", text).translate(_UNSEEN).translate(_QUOTES)
    return " ".join("".join(" " if unicodedata.category(mark) in _NO_TEXT else mark for mark in visible).split())


def words(text: str) -> list[str]:
    """Return the words in order, folded: lower case, no diacritics."""
    return WORD.findall(_fold(text))


def carrying(text: str, language: str) -> list[str]:
    """Return the words that carry meaning of their own, in order, folded."""
    return [word for word in words(text) if word not in stop_words(language)]


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words that carry meaning."""
    return stem(carrying(text, language), language)


def pieces(text: str, language: str) -> list[str]:
    """Return the words that carry meaning, each cut into runs of PIECE letters with its ends marked.

    So a word finds its compounds, and a word with a typing error still shares most of its pieces with the right one.
    """
    return [piece for word in carrying(text, language) for piece in _pieces(f"_{word}_")]


def stem(folded: list[str], language: str) -> list[str]:
    """Return the stem of each folded word; a Snowball stemmer keeps state, so one thread at a time."""
    with _lock:
        stemmed: list[str] = _stemmer(language).stemWords(folded)
    return stemmed


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the words that carry no meaning of their own, folded."""
    text = resources.files("search_service").joinpath(f"stop_words.{language}.txt").read_text(encoding="utf-8")
    return frozenset(words(text))


def _pieces(word: str) -> list[str]:
    return [word[start : start + PIECE] for start in range(max(len(word) - PIECE, 0) + 1)]


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.translate(_UNSEEN).casefold())
    return "".join(mark for mark in apart if not unicodedata.combining(mark))


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(ALGORITHMS[language])
