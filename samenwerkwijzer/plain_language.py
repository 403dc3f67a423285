"""Whether both editions are in plain language: measured against bars, and checked word by word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from samenwerkwijzer.catalogues import Fault
from samenwerkwijzer.data_texts import data_texts
from samenwerkwijzer.errors import CommandError
from samenwerkwijzer.prose import Edition, Sentence, read_edition
from samenwerkwijzer.readability import Figures, measure
from samenwerkwijzer.spelling import spelling_faults
from samenwerkwijzer.word_lists import read_word_list, word_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path("handbook_data")
RULES = DATA / "language.yml"


@dataclass(frozen=True)
class Bars:
    """What an edition may not pass: words a sentence, long sentences in a hundred, the lowest reading ease; and their line."""

    line: int
    average: float
    long_share: float
    flesch_douma: float | None = None


@dataclass(frozen=True)
class Rules:
    """From how many words a sentence is long, the bars of each language, and the files with titles in both languages."""

    long: int
    bars: dict[str, Bars]
    mixed: tuple[str, ...]


@dataclass(frozen=True)
class Measured:
    """An edition with its sentences, its figures, those of each file, and its bars."""

    edition: Edition
    sentences: tuple[Sentence, ...]
    whole: Figures
    files: dict[Path, Figures]
    bars: Bars


def read_rules(project: Path) -> Rules:
    """Read the bars.

    Raises:
        CommandError: the file is not there or not as it should be.
    """
    path = project / RULES
    try:
        text = path.read_text(encoding="utf-8")
        given: dict[str, Any] = yaml.safe_load(text)
        lines = [line.strip() for line in text.splitlines()]
        bars = {language: Bars(lines.index(f"{language}:") + 1, **bars) for language, bars in given["bars"].items()}
        return Rules(int(given["long"]), bars, tuple(given["mixed"]))
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as fault:
        raise CommandError(f"{path} cannot be read ({fault!r}): it needs `long`, `bars` and `mixed`") from fault


def measure_edition(build_dir: Path, language: str, rules: Rules) -> Measured:
    """Measure one edition, from what the build wrote of it."""
    edition = read_edition(build_dir / f"prose.{language}.json", language)
    sentences = tuple(edition.sentences())
    by_file: dict[Path, list[str]] = {}
    for sentence in sentences:
        by_file.setdefault(sentence.piece.file, []).append(sentence.text)
    files = {file: measure(texts, rules.long, language) for file, texts in by_file.items()}
    whole = measure((sentence.text for sentence in sentences), rules.long, language)
    return Measured(edition, sentences, whole, files, rules.bars[language])


def language_faults(project: Path, measured: Measured, rules: Rules) -> Iterator[Fault]:
    """Yield what is wrong with an edition: bars that it passes, words to avoid, words that no dictionary knows."""
    yield from _bar_faults(measured, rules.long)
    language = measured.edition.language
    texts = (*measured.edition.pieces, *data_texts(project, language))
    edition = Edition(language, texts)
    words, spelling = DATA / f"words.{language}.yml", DATA / f"spelling.{language}.txt"
    yield from word_faults(edition, read_word_list(project / words), words)
    yield from spelling_faults(edition, project, spelling, rules.mixed)


def _bar_faults(measured: Measured, limit: int) -> Iterator[Fault]:
    whole, bars = measured.whole, measured.bars
    if whole.average > bars.average:
        told = f"{whole.average:.1f} words a sentence, at most {bars.average:g}: shorten the worst pages"
        yield _bar_fault("long-on-average", measured, told)
    if whole.long_share > bars.long_share:
        share = f"{whole.long_share:.1f}% of the sentences have over {limit} words"
        told = f"{share}, at most {bars.long_share:g}%: --long names them"
        yield _bar_fault("long-sentences", measured, told)
    if bars.flesch_douma is not None and whole.flesch_douma is not None and whole.flesch_douma < bars.flesch_douma:
        told = f"Flesch-Douma is {whole.flesch_douma:.1f}, at least {bars.flesch_douma:g}: shorter words help most"
        yield _bar_fault("hard-to-read", measured, told)


def _bar_fault(code: str, measured: Measured, told: str) -> Fault:
    return Fault(code, RULES, measured.bars.line, f"the {measured.edition.language} edition: {told}")
