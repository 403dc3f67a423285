"""Files of figures: what they may hold, and what is said of one that does not hold together."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_handbook.dataset_file import read_dataset
from sphinx_handbook.datasets import written

TOP = "sections: [er-1]\ntitle: {nl: Cijfers, en: Figures}\n"
COLUMN = TOP + "columns: {aantal: {nl: Aantal, en: Number}}\n"


def read(folder: Path, text: str) -> None:
    """Read a dataset with this text."""
    path = folder / "cijfers.yml"
    path.write_text(text, encoding="utf-8")
    read_dataset(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: [", "kb/gegevens/cijfers.yml cannot be read"),
        ("sections: [er-1]\n", "at the top: 'title' is a required property"),
        (TOP + "rows: {Een: {nl: a, en: b}}\n", "at rows: 'Een' does not match"),
        (TOP + "values: {n: veel}\n", "at values/n: 'veel' does not match"),
        (COLUMN + "rows: {een: {nl: a, en: b, getal: 3}}\n", "at rows/een/getal: no column has this key; there are aantal"),
        (COLUMN + "rows: {een: {nl: a, en: b, aantal: ja}}\n", "at rows/een/aantal: 'ja' is no number and no mark"),
        (COLUMN + "rows: {een: {nl: a, en: b, aantal: {nl: x}}}\n", "at rows/een/aantal: .* is not valid"),
        (COLUMN + "drawing: {kind: zon, alt: {nl: a, en: b}}\n", "at drawing/kind: 'zon' is not one of"),
        (COLUMN + "drawing: {kind: dots, alt: {nl: a, en: b}}\n", "at drawing: 'columns' is a required property"),
        (
            COLUMN + "drawing: {kind: cards, columns: [som], alt: {nl: a, en: b}}\n",
            "at drawing: no column is called 'som'; there are aantal",
        ),
        (
            COLUMN + "drawing: {kind: matrix, columns: [aantal], shapes: {ja: full}, alt: {nl: a, en: b}}\n",
            "at drawing: no mark is called 'ja'; there are none",
        ),
    ],
)
def test_a_file_that_does_not_hold_together_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    """The message names the file, the place in it and what to choose from."""
    with pytest.raises(ValueError, match=message):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("number", "unit", "dutch", "english"),
    [
        ("2.00", "", "2,00", "2.00"),
        ("-0.125", "", "-0,125", "-0.125"),
        ("15000", "euro", "€ 15.000", "€15,000"),
        ("1234567.50", "euro", "€ 1.234.567,50", "€1,234,567.50"),
        ("170", "euro", "€ 170", "€170"),
        ("28", "percent", "28%", "28%"),
        ("2021", "", "2021", "2021"),
        ("++", "", "++", "++"),
    ],
)
def test_a_number_keeps_its_decimals_and_follows_the_language(number: str, unit: str, dutch: str, english: str) -> None:
    """Amounts have thousands, other numbers do not."""
    assert (written(number, "nl", unit), written(number, "en", unit)) == (dutch, english)
