"""A figure is typed once, in `kb/gegevens`: pages and their English take it from there with the role `cijfer`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import pytest

from sphinx_handbook.dataset_file import read_dataset
from sphinx_handbook.datasets import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_handbook.datasets import Dataset

PROJECT = Path(__file__).parent.parent
CATALOGUES = Path("locale/en/LC_MESSAGES")
DECIMAL = {"nl": r"\d+,\d{2,}", "en": r"\d+\.\d{2,}"}
AMOUNT = {"nl": r"\d{1,3}(?:\.\d{3})+", "en": r"\d{1,3}(?:,\d{3})+"}
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
DATASET = """
sections: [er-1]
title: {nl: Cijfers, en: Figures}
values: {samen: €20000}
columns:
  score: {nl: Score, en: Score}
  kosten: {nl: Kosten, en: Costs, unit: euro}
rows:
  eerste: {nl: Eerste, en: First, score: 3.04, kosten: 15000}
"""


def typed_figures(text: str, language: str) -> Iterator[str]:
    """Yield what readers see of decimals with two digits or more, and of amounts in euros from a thousand."""
    amount = AMOUNT[language]
    found = rf"(?<![\d.,])(?:(?P<decimal>{DECIMAL[language]})|€\s?(?P<sign>{amount})|(?P<word>{amount})(?=\s+euros?\b))(?!\d)"
    for match in re.finditer(found, text):
        yield match["decimal"] or f"€{match['sign'] or match['word']}"


def role_paths(dataset: Dataset) -> Iterator[str]:
    """Yield the path of every figure of a dataset."""
    yield from dataset.values
    for part in dataset.columns.values():
        yield from (f"{part.key}/{name}" for name in part.figures)
    for row in dataset.rows.values():
        yield from (f"{row.key}/{name}" for name, cell in row.cells.items() if isinstance(cell, str))


def roles(project: Path, language: str) -> dict[str, str]:
    """Return figures as readers see them, each with a role that gives it."""
    known: dict[str, str] = {}
    for dataset in map(read_dataset, sorted((project / "kb" / FOLDER).glob("*.yml"))):
        for path in role_paths(dataset):
            for figure in typed_figures(dataset.figure(path, language), language):
                known.setdefault(figure, f"{{cijfer}}`{dataset.name}/{path}`")
    return known


def texts(project: Path, language: str) -> Iterator[tuple[str, str]]:
    """Yield each place with its text: the lines of the pages, or the sentences of the catalogues."""
    if language == "nl":
        for page in sorted((project / "kb").rglob("*.md")):
            for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
                yield f"{page.relative_to(project)}:{number}", line
        return
    for catalogue in sorted((project / CATALOGUES).rglob("*.po")):
        for entry in polib.pofile(str(catalogue)):
            if not entry.obsolete:
                yield f"{catalogue.relative_to(project)}:{entry.linenum}", entry.msgstr


def typed_twice(project: Path, language: str) -> list[str]:
    """Return each place that types a figure of a dataset, with the role to put there."""
    known = roles(project, language)
    return [
        f"{place}: {figure} stands in a dataset: {known[figure]}, or the role of the same figure elsewhere"
        for place, text in texts(project, language)
        for figure in typed_figures(text, language)
        if figure in known
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_types_a_figure_that_stands_in_a_dataset(language: str) -> None:
    """A figure that is mended in the dataset is mended in every table, drawing and sentence, in both editions."""
    assert typed_twice(PROJECT, language) == []


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A project with a dataset, and with one page to plant figures in."""
    for folder in (tmp_path / "kb" / FOLDER, tmp_path / CATALOGUES):
        folder.mkdir(parents=True)
    (tmp_path / "kb" / FOLDER / "proef.yml").write_text(DATASET, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Gemiddeld een 3,04.", "proef/eerste/score"),
        ("Dat kost € 15.000, elk jaar.", "proef/eerste/kosten"),
        ("Samen 20.000 euro.", "proef/samen"),
    ],
)
def test_a_figure_on_a_page_is_found_with_the_role_that_gives_it(planted: Path, text: str, role: str) -> None:
    """The report names page and line, and what to write instead."""
    (planted / "kb" / "blad.md").write_text(f"# Blad\n\n{text}\n", encoding="utf-8")

    (fault,) = typed_twice(planted, "nl")

    assert fault.startswith("kb/blad.md:3: ")
    assert f"{{cijfer}}`{role}`" in fault


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("An average of 3.04.", "proef/eerste/score"),
        ("That costs €15,000, every year.", "proef/eerste/kosten"),
        ("Together 20,000 euros.", "proef/samen"),
    ],
)
def test_a_figure_in_the_english_is_found_as_english_writes_it(planted: Path, text: str, role: str) -> None:
    """The report names the catalogue and the line of the sentence."""
    (planted / CATALOGUES / "blad.po").write_text(f'{HEADER}\nmsgid "Een zin."\nmsgstr "{text}"\n', encoding="utf-8")

    (fault,) = typed_twice(planted, "en")

    assert fault.startswith(f"{CATALOGUES}/blad.po:4: ")
    assert f"{{cijfer}}`{role}`" in fault


@pytest.mark.parametrize(
    "text", ["{cijfer}`proef/eerste/score`", "een 3,05", "een 13,04", "een 3,041", "€ 115.000", "15.000 mensen", "3 van de 4"]
)
def test_a_role_and_other_figures_pass(planted: Path, text: str) -> None:
    """Only what stands in a dataset is asked for, as a whole number."""
    (planted / "kb" / "blad.md").write_text(f"# Blad\n\n{text}\n", encoding="utf-8")

    assert typed_twice(planted, "nl") == []
