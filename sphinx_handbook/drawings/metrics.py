"""How wide a text is, so that a drawing made at build time can break its lines."""

from __future__ import annotations

_WIDTHS = {
    191: "'",
    222: "ijl’‘",
    278: "ftI .,;:!/ï",
    333: "r()-“”",
    355: '"',
    500: "cksvxyzJ",
    556: "abdeghnopquL0123456789?–€éëöüèáó",
    584: "+=<>×",
    611: "FTZ",
    667: "ABEKPSVXY&É",
    722: "wCDHNRU",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "—…",
}
"""Advance widths of Liberation Sans (as wide as Arial and Helvetica) in thousandths of the font's size."""

_WIDTH = {character: width for width, characters in _WIDTHS.items() for character in characters}
_UNKNOWN = 700
_SLACK = 1.07
"""Room for the reader's own sans-serif font: Segoe UI, Roboto and San Francisco are up to some 5% wider or narrower."""


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is at most, in the units of its size."""
    thousandths = sum(_WIDTH.get(character, _UNKNOWN) for character in text)
    return thousandths / 1000 * size * _SLACK * (1.08 if bold else 1)


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than asked; a word that is wider gets a line of its own, broken at its hyphen."""
    lines: list[str] = []
    for word in text.replace("-", "-\u200b").split():
        for number, piece in enumerate(word.split("\u200b")):
            glue = " " if number == 0 else ""
            if lines and text_width(f"{lines[-1]}{glue}{piece}", size, bold) <= width:
                lines[-1] += glue + piece
            else:
                lines.append(piece)
    return lines
