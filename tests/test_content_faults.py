"""Faults in content: reported together, each with file, line and code."""

from __future__ import annotations

import re

import pytest
from handbook_site import SITES, Built, build

from sphinx_handbook.faults import FAULTS


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One build of a folder in which each page is named after the fault it has."""
    return build(SITES / "faults", tmp_path_factory.mktemp("faults"))


def test_one_build_reports_the_faults_of_all_pages(built: Built) -> None:
    """Each kind of fault has a page in the folder, and the one build names every kind."""
    codes = {match[1] for line in built.warnings if (match := re.search(r"\[handbook\.([a-z-]+)\]$", line))}

    assert codes == set(FAULTS)


def test_each_fault_names_its_file_and_line(built: Built) -> None:
    """A page that is named after a fault is the place that the report gives."""
    for line in built.warnings:
        place, code = re.match(r"(\S+)\.md:\d+: WARNING: .*\[handbook\.([a-z-]+)\]$", line).groups()  # type: ignore[union-attr]

        assert place == code or (place, code) == ("good", "duplicate-id")


@pytest.mark.parametrize("code", [code for code in FAULTS if code != "duplicate-id"])
def test_a_fault_is_reported_once_for_each_place(built: Built, code: str) -> None:
    """What stands in the case's file of expected lines is what the build says."""
    expected = (SITES / "faults" / f"{code}.expected.txt").read_text(encoding="utf-8").splitlines()

    assert [line for line in built.warnings if line.endswith(f"[handbook.{code}]")] == expected


def test_a_page_with_a_fault_is_still_written(built: Built) -> None:
    """The page shows what it can, so that its author can look at it."""
    assert "Een antwoord." in built.page("unknown-value")
