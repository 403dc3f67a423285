"""The list of sources and their sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_handbook.sources import read_sources

KB = Path(__file__).parent.parent / "kb"


def test_the_handbook_has_five_sources_with_sections_in_both_languages() -> None:
    """Every section that an item may name has a place that readers can find."""
    sources = read_sources(KB / "sources.yml")

    assert list(sources.by_key) == ["er", "op", "go", "pp", "bs"]
    assert all(section.place["nl"] and section.place["en"] for section in sources.sections.values())


def test_a_source_without_sections_is_refused_with_what_is_missing(tmp_path: Path) -> None:
    """The message names the file and the missing part."""
    path = tmp_path / "sources.yml"
    path.write_text("er: {item: br-er, nl: {name: Rapport}, en: {name: Report}}", encoding="utf-8")

    with pytest.raises(ValueError, match=r"sources\.yml, at er: 'sections' is a required property"):
        read_sources(path)


def test_a_section_is_named_after_its_source(tmp_path: Path) -> None:
    """The key in front of an id tells which source it is in."""
    path = tmp_path / "sources.yml"
    path.write_text(
        "er: {item: br-er, nl: {name: R}, en: {name: R}, sections: {go-1: {nl: h, en: c}}}", encoding="utf-8"
    )

    with pytest.raises(ValueError, match="ids that start with 'er-': go-1"):
        read_sources(path)


ONE = "er: {item: br-er, nl: {name: R}, en: {name: R}, %s, sections: {er-1: {nl: h, en: c}, er-2: {nl: h, en: c}}}"


def test_what_is_known_of_a_section_comes_on_top_of_what_is_known_of_its_source(tmp_path: Path) -> None:
    """Its period replaces the general one; limits add up."""
    path = tmp_path / "sources.yml"
    general = "{period: {nl: 2020, en: 2020}, limits: {nl: klein, en: small}}"
    notes = general + ", {sections: [er-2], period: {nl: mei, en: May}, limits: {nl: kort, en: brief}}"
    path.write_text(ONE % f"evidence: [{notes}]".replace("2020", '"2020"'), encoding="utf-8")

    first, second = read_sources(path).by_key["er"].sections

    assert (first.period["en"], [text["en"] for text in first.limits]) == ("2020", ["small"])
    assert (second.period["en"], [text["en"] for text in second.limits]) == ("May", ["small", "brief"])


def test_evidence_of_a_section_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A mistyped id would else be silent."""
    path = tmp_path / "sources.yml"
    path.write_text(ONE % "evidence: [{sections: [er-9], limits: {nl: klein, en: small}}]", encoding="utf-8")

    with pytest.raises(ValueError, match="the evidence of er names sections that are not there: er-9"):
        read_sources(path)


def test_a_file_that_is_not_yaml_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    path = tmp_path / "sources.yml"
    path.write_text("er: [", encoding="utf-8")

    with pytest.raises(ValueError, match=r"sources\.yml cannot be read"):
        read_sources(path)
