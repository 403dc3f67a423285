"""The figures of both editions as lines to print, and as data."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from samenwerkwijzer.catalogues import place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samenwerkwijzer.plain_language import Measured
    from samenwerkwijzer.readability import Figures


def report(measured: Sequence[Measured], limit: int, worst: int, show_long: bool) -> Iterator[str]:
    """Yield all that is printed: the table, the ``worst`` pages of each edition and, where asked for, every long sentence."""
    yield from table(measured, limit)
    for one in measured:
        if worst:
            yield f"\nWorst pages, {one.edition.language}:"
            yield from worst_pages(one, worst)
        if show_long:
            yield f"\nSentences over {limit} words, {one.edition.language}:"
            yield from long_sentences(one, limit)


def table(measured: Sequence[Measured], limit: int) -> Iterator[str]:
    """Yield the lines of one table for all editions, with the bar of each figure."""
    yield _row("", [one.edition.language for one in measured])
    yield _row("sentences", [str(one.whole.sentences) for one in measured])
    yield _row("words a sentence", [f"{one.whole.average:.1f} (at most {one.bars.average:g})" for one in measured])
    shares = [f"{one.whole.long_share:.1f}% (at most {one.bars.long_share:g}%)" for one in measured]
    yield _row(f"over {limit} words", shares)
    yield _row("Flesch-Douma", [_reading_ease(one) for one in measured])


def worst_pages(measured: Measured, count: int) -> Iterator[str]:
    """Yield the pages with most long sentences, and among those with as many the ones with most words a sentence."""
    order = sorted(measured.files.items(), key=lambda entry: (-entry[1].long, -entry[1].average))
    for file, figures in order[:count]:
        ease = f", Flesch-Douma {figures.flesch_douma:.0f}" if figures.flesch_douma is not None else ""
        yield f"{file}: {figures.long} of {figures.sentences} sentences long, {figures.average:.1f} words a sentence{ease}"


def long_sentences(measured: Measured, limit: int) -> Iterator[str]:
    """Yield every sentence above the limit with its place, the longest first."""
    found = [(sentence.words, sentence) for sentence in measured.sentences if sentence.words > limit]
    for count, sentence in sorted(found, key=itemgetter(0), reverse=True):
        piece = sentence.piece
        yield f"{place(piece.file, piece.line, measured.edition.catalogue(piece))}: {count} words: {sentence.text}"


def as_data(measured: Sequence[Measured]) -> dict[str, Any]:
    """Return the figures of each edition and of each of its pages."""
    return {
        one.edition.language: {
            **_figures(one.whole),
            "pages": {file.as_posix(): _figures(figures) for file, figures in one.files.items()},
        }
        for one in measured
    }


def _figures(figures: Figures) -> dict[str, Any]:
    ease = figures.flesch_douma
    return {
        "sentences": figures.sentences,
        "words": figures.words,
        "average": round(figures.average, 2),
        "long": figures.long,
        "long_share": round(figures.long_share, 2),
        "syllables": figures.syllables,
        "flesch_douma": None if ease is None else round(ease, 2),
    }


def _reading_ease(one: Measured) -> str:
    if one.whole.flesch_douma is None:
        return "-"
    bar = f" (at least {one.bars.flesch_douma:g})" if one.bars.flesch_douma is not None else ""
    return f"{one.whole.flesch_douma:.1f}{bar}"


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:<18}" + "".join(f"{cell:<22}" for cell in cells).rstrip()
