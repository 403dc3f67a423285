"""Read a dataset from its file, and refuse one that does not hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from handbook_data import read_dataset_schema
from sphinx_handbook.datasets import ANY_TEXT, FOLDER, LANGUAGES, NUMBER, Column, Dataset, Row, Texts
from sphinx_handbook.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path


def read_dataset(path: Path) -> Dataset:
    """Read a file of figures.

    Raises:
        ValueError: the file is not there, is not YAML or breaks its schema; a row has a cell that no column or label takes;
            or its drawing names a column or a mark that is not there.
    """
    file = f"kb/{FOLDER}/{path.name}"
    if not path.exists():
        there = ", ".join(sorted(other.stem for other in path.parent.glob("*.yml")))
        raise ValueError(f"{file} is not there; there are {there or 'none'}")
    data = read_yaml(path, file, read_dataset_schema(), yaml.BaseLoader)
    columns = {key: _column(key, entry) for key, entry in data.get("columns", {}).items()}
    marks: dict[str, Texts] = data.get("marks", {})
    rows = {key: _row(key, entry) for key, entry in data.get("rows", {}).items()}
    _check_cells(file, columns, marks, rows)
    _check_drawing(file, data.get("drawing", {}), columns, marks)
    return Dataset(
        name=path.stem,
        sections=tuple(data["sections"]),
        place=data.get("place", {}),
        title=data["title"],
        first=data.get("first", {"nl": "", "en": ""}),
        values=data.get("values", {}),
        columns=columns,
        marks=marks,
        rows=rows,
        drawing=data.get("drawing", {}),
    )


def _column(key: str, entry: dict[str, str]) -> Column:
    figures = {name: value for name, value in entry.items() if name not in (*LANGUAGES, "unit")}
    return Column(key, {language: entry[language] for language in LANGUAGES}, entry.get("unit", ""), figures)


def _row(key: str, entry: dict[str, Any]) -> Row:
    label = {language: entry[language] for language in LANGUAGES if language in entry}
    return Row(key, label, {name: cell for name, cell in entry.items() if name not in LANGUAGES})


def _check_cells(file: str, columns: dict[str, Column], marks: dict[str, Texts], rows: dict[str, Row]) -> None:
    for row in rows.values():
        for name, cell in row.cells.items():
            place = f"{file}, at rows/{row.key}/{name}"
            if name not in columns and not row.names(name):
                raise ValueError(f"{place}: no column has this key; there are {', '.join(columns) or 'none'}")
            if isinstance(cell, str) and cell not in marks and not NUMBER.fullmatch(cell):
                raise ValueError(f"{place}: {cell!r} is no number and no mark; a text needs nl and en")


def _check_drawing(file: str, drawing: dict[str, Any], columns: dict[str, Column], marks: dict[str, Texts]) -> None:
    single = [drawing[name] for name in ("column", "by", "down", "across", "apart") if name in drawing]
    for name in (*drawing.get("columns", ()), *drawing.get("directions", ()), *single):
        if name not in columns:
            raise ValueError(f"{file}, at drawing: no column is called {name!r}; there are {', '.join(columns) or 'none'}")
    for name in (*drawing.get("shapes", ()), *drawing.get("order", ())):
        if name not in marks and name != ANY_TEXT:
            raise ValueError(f"{file}, at drawing: no mark is called {name!r}; there are {', '.join(marks) or 'none'}")
