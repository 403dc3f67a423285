"""The check that every item of the registry is in the handbook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samenwerkwijzer.coverage import REGISTRY, coverage_faults, relation_faults
from samenwerkwijzer.errors import CommandError


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose registry holds two items."""
    path = tmp_path / REGISTRY
    path.parent.mkdir(parents=True)
    path.write_text("id,type,source,section\nsf-01,succesfactor,ER,tabel 5.1\nba-01,barriere,ER,4.1\n", encoding="utf-8")
    return tmp_path


def write_passages(project: Path, items: dict[str, str]) -> Path:
    """Write an export that holds just ids and types."""
    path = project / "passages.nl.json"
    path.write_text(json.dumps({"items": [{"id": key, "type": kind} for key, kind in items.items()]}), encoding="utf-8")
    return path


def test_a_handbook_with_every_item_is_whole(project: Path) -> None:
    """No faults when each id stands there under its type."""
    assert list(coverage_faults(project, write_passages(project, {"sf-01": "succesfactor", "ba-01": "barriere"}))) == []


def test_a_missing_item_is_named_with_its_source(project: Path) -> None:
    """The fault says where to find what is missing."""
    (fault,) = coverage_faults(project, write_passages(project, {"sf-01": "succesfactor"}))

    assert (fault.code, fault.line) == ("missing-item", 3)
    assert "ba-01 is not in passages.nl.json: write it from ER 4.1" in str(fault)


def test_an_item_under_another_type_is_a_fault(project: Path) -> None:
    """The registry decides what an id is."""
    (fault,) = coverage_faults(project, write_passages(project, {"sf-01": "strategie", "ba-01": "barriere"}))

    assert fault.code == "wrong-type"


def test_a_damaged_export_is_named_with_what_to_run(project: Path) -> None:
    """A build that was cut off may leave half a file."""
    path = project / "passages.nl.json"
    path.write_text('{"items": [{"id"', encoding="utf-8")

    with pytest.raises(CommandError, match=r"cannot be read .* run `samenwerkwijzer build` again"):
        list(coverage_faults(project, path))


def test_without_an_export_the_message_says_what_to_run(project: Path) -> None:
    """Checking comes after building."""
    with pytest.raises(CommandError, match="run `samenwerkwijzer build` first"):
        list(coverage_faults(project, project / "nowhere.json"))


def write_related(project: Path, *entries: tuple[str, str, list[tuple[str, str]]]) -> Path:
    """Write an export with items of a type, each with its relations as type and target."""
    items = [
        {
            "id": item_id,
            "type": kind,
            "url": f"pagina/#{item_id}",
            "relations": [{"type": relation, "target": target, "basis": "redactie"} for relation, target in relations],
        }
        for item_id, kind, relations in entries
    ]
    path = project / "passages.nl.json"
    path.write_text(json.dumps({"items": items}), encoding="utf-8")
    return path


def test_a_barrier_with_help_and_an_item_that_helps_are_whole(project: Path) -> None:
    """A relation counts on both sides, whoever states it."""
    passages = write_related(project, ("ba-01", "barriere", []), ("sf-01", "succesfactor", [("helpt-bij", "ba-01")]))

    assert list(relation_faults(project, passages)) == []


def test_an_item_that_is_related_to_nothing_is_named_with_its_page(project: Path) -> None:
    """A relation to an id that the handbook lacks is none."""
    (project / "kb").mkdir()
    (project / "kb" / "pagina.md").write_text("", encoding="utf-8")
    passages = write_related(project, ("st-01", "strategie", [("zie-ook", "sf-99")]))

    (fault,) = relation_faults(project, passages)

    assert str(fault) == "kb/pagina.md:1: st-01 is related to no other item [lone-item]"


def test_a_barrier_that_nothing_helps_with_is_a_fault(project: Path) -> None:
    """Being mentioned is not being helped."""
    passages = write_related(project, ("ba-01", "barriere", []), ("sf-01", "succesfactor", [("zie-ook", "ba-01")]))

    assert [fault.code for fault in relation_faults(project, passages)] == ["unhelped"]


def test_an_indicator_leads_to_a_mechanism(project: Path) -> None:
    """The vocabulary says which types an item must be related to."""
    entries = [("in-01", "indicator", [("zie-ook", "st-01")]), ("st-01", "strategie", [])]

    (fault,) = relation_faults(project, write_related(project, *entries))
    assert "in-01 is related to no mechanisme" in str(fault)

    entries = [*entries, ("me-1", "mechanisme", [("zie-ook", "in-01")])]
    assert list(relation_faults(project, write_related(project, *entries))) == []
