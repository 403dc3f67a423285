"""The export: every item and section in both languages, as the golden files have it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from docutils import nodes
from handbook_site import SITES, build

from handbook_data import read_passages_schema
from sphinx_handbook.text import table_rows

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The export of the small handbook in each language."""
    folder = tmp_path_factory.mktemp("export")
    return {language: _export(folder / language, language) for language in ("nl", "en")}


def _export(target: Path, language: str) -> dict[str, Any]:
    built = build(SITES / "handbook", target, language)
    assert built.warnings == []
    data: dict[str, Any] = json.loads((built.out / f"passages.{language}.json").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_export_is_the_golden_file(exports: dict[str, dict[str, Any]], language: str) -> None:
    """Items and passages are as they were when someone last looked at them; see CONTRIBUTING for renewing the files."""
    golden = json.loads((GOLDEN / f"passages.{language}.json").read_text(encoding="utf-8"))

    assert {key: exports[language][key] for key in golden} == golden


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_export_follows_its_schema(exports: dict[str, dict[str, Any]], language: str) -> None:
    """Consumers may rely on the published schema."""
    jsonschema.validate(exports[language], read_passages_schema())


def test_both_editions_have_the_same_ids_and_addresses(exports: dict[str, dict[str, Any]]) -> None:
    """Anchors come from the Dutch titles in both languages, so a link holds in either."""
    places = [[(p["id"], p["url"], p["item"]) for p in exports[language]["passages"]] for language in ("nl", "en")]

    assert places[0] == places[1]


def test_the_schema_refuses_an_item_without_sources(exports: dict[str, dict[str, Any]]) -> None:
    """A schema that accepts anything would guard nothing."""
    broken = json.loads(json.dumps(exports["nl"]))
    del broken["items"][0]["sources"]

    with pytest.raises(jsonschema.ValidationError, match="sources"):
        jsonschema.validate(broken, read_passages_schema())


def test_a_row_of_a_table_is_a_sentence() -> None:
    """With several columns each cell is named after its own; an empty cell is left out."""
    entries = [["Indicator", "Score", "Gekeken naar"], ["Draagvlak", "+", "alle casussen"], ["Motivatie", "", "alle."]]
    rows = [nodes.row("", *(nodes.entry("", nodes.paragraph("", text)) for text in cells)) for cells in entries]
    table = nodes.table("", nodes.tgroup("", nodes.thead("", rows[0]), nodes.tbody("", *rows[1:])))

    assert list(table_rows(table)) == [
        "Draagvlak – Score: +; Gekeken naar: alle casussen.",
        "Motivatie – Gekeken naar: alle.",
    ]
