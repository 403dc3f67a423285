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

    with pytest.raises(ValueError, match=r"sources\.yml: a source needs .*missing: 'sections'"):
        read_sources(path)


def test_a_section_is_named_after_its_source(tmp_path: Path) -> None:
    """The key in front of an id tells which source it is in."""
    path = tmp_path / "sources.yml"
    path.write_text(
        "er: {item: br-er, nl: {name: R}, en: {name: R}, sections: {go-1: {nl: h, en: c}}}", encoding="utf-8"
    )

    with pytest.raises(ValueError, match="ids that start with 'er-': go-1"):
        read_sources(path)
