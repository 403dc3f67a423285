"""The export of all text that a reader reads, for the checks of the language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from handbook_site import SITES, build

from handbook_data import read_prose_schema
from samenwerkwijzer.errors import CommandError
from samenwerkwijzer.prose import Edition, Piece, read_edition

GOLDEN = Path(__file__).parent / "golden"
SITE = SITES / "prose"


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """The prose of a handbook with one of everything, in each language."""
    folder = tmp_path_factory.mktemp("prose")
    return {language: _export(folder / language, language) for language in ("nl", "en")}


def _export(target: Path, language: str) -> list[dict[str, Any]]:
    built = build(SITE, target, language, settings=[f"handbook_passages={target}/handed-over/passages.json"])
    assert built.warnings == []
    data: list[dict[str, Any]] = json.loads((target / "handed-over" / f"prose.{language}.json").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_prose_is_the_golden_file(exports: dict[str, list[dict[str, Any]]], language: str) -> None:
    """Title, text, list, question, action, situation, cell and term, in the language of the edition; no code, no empty link."""
    assert exports[language] == json.loads((GOLDEN / f"prose.{language}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_prose_follows_its_schema(exports: dict[str, list[dict[str, Any]]], language: str) -> None:
    """Whoever reads it can rely on every field."""
    jsonschema.validate(exports[language], read_prose_schema())


def test_a_piece_names_the_line_that_it_stands_on(exports: dict[str, list[dict[str, Any]]]) -> None:
    """A cell has that of its table, a term that of its explanation: its own line follows or precedes within a few."""
    for piece in exports["nl"]:
        lines = (SITES / piece["file"]).read_text(encoding="utf-8").splitlines()
        near = lines[piece["line"] - 1 : piece["line"] + (2 if piece["kind"] == "cell" else 0)]
        if piece["kind"] == "term":
            near = lines[piece["line"] - 3 : piece["line"]]
        assert any(piece["text"].split(".")[0] in line for line in near), piece


def test_both_editions_have_the_same_pieces_in_the_same_places(exports: dict[str, list[dict[str, Any]]]) -> None:
    """So that a fault in the English leads to the Dutch that it was made from."""
    dutch, english = ([{**piece, "text": ""} for piece in exports[language]] for language in ("nl", "en"))

    assert dutch == english


def test_without_a_place_for_the_passages_the_prose_stands_in_the_site(tmp_path: Path) -> None:
    """As the passages do."""
    assert (build(SITE, tmp_path).out / "prose.nl.json").is_file()


def test_the_schema_refuses_a_kind_that_nobody_knows() -> None:
    """A schema that accepts anything would guard nothing."""
    piece = {"page": "index", "file": "kb/index.md", "line": 1, "kind": "heading", "text": "Titel"}

    with pytest.raises(jsonschema.ValidationError, match="heading"):
        jsonschema.validate([piece], read_prose_schema())


def test_titles_cells_and_terms_are_no_sentences() -> None:
    """Nor is a line without a word in it."""
    kinds = ("title", "text", "list", "question", "action", "situation", "cell", "term", "label")
    pieces = [Piece("index", Path("kb/index.md"), 1, kind, f"De {kind}. En nog een.") for kind in kinds]
    edition = Edition("nl", (*pieces, Piece("index", Path("kb/index.md"), 1, "text", "…")))

    found = [sentence.text for sentence in edition.sentences()]

    assert found[::2] == ["De text.", "De list.", "De question.", "De action.", "De situation."]
    assert set(found[1::2]) == {"En nog een."}


@pytest.mark.parametrize(
    ("language", "file", "catalogue"),
    [
        ("nl", "kb/rollen/manager.md", None),
        ("en", "kb/rollen/manager.md", "locale/en/LC_MESSAGES/rollen/manager.po"),
        ("en", "kb/sources.yml", None),
    ],
)
def test_a_page_is_mended_in_its_catalogue_and_a_data_file_in_itself(language: str, file: str, catalogue: str | None) -> None:
    """The Dutch page comes first: it tells what the English should say."""
    piece = Piece("page", Path(file), 3, "text", "…")

    fault = Edition(language, (piece,)).fault("misspelt", piece, "wrong")

    assert str(fault) == f"{file}:3{f' ({catalogue})' if catalogue else ''}: wrong [misspelt]"


@pytest.mark.parametrize("text", ["not JSON", '[{"page": "index"}]', '["a"]'])
def test_prose_that_cannot_be_read_says_what_to_run(tmp_path: Path, text: str) -> None:
    """A file of another version, or half a file."""
    path = tmp_path / "prose.nl.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match=r"prose\.nl\.json cannot be read .*run `samenwerkwijzer build` again"):
        read_edition(path, "nl")


def test_prose_that_is_not_there_says_what_to_run(tmp_path: Path) -> None:
    """The first thing that a new user may forget."""
    with pytest.raises(CommandError, match=r"prose\.nl\.json is not there: run `samenwerkwijzer build` first"):
        read_edition(tmp_path / "prose.nl.json", "nl")
