"""The check of the English edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenwerkwijzer.catalogues import CATALOGUES, catalogue_faults

CONF = 'extensions = ["myst_parser"]\ngettext_compact = False\nlocale_dirs = ["../locale"]\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one page of two sentences, and both translated."""
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb" / "index.md").write_text("# Titel\n\nEen zin.\n", encoding="utf-8")
    write_catalogue(tmp_path, "index", {"Titel": "Title", "Een zin.": "A sentence."})
    return tmp_path


def write_catalogue(project: Path, name: str, entries: dict[str, str], flag: str = "") -> None:
    """Write a catalogue; ``flag`` marks its last entry."""
    path = project / CATALOGUES / f"{name}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    for index, (dutch, english) in enumerate(entries.items(), start=1):
        mark = f"#, {flag}\n" if flag and index == len(entries) else ""
        text += f'\n{mark}msgid "{dutch}"\nmsgstr "{english}"\n'
    path.write_text(text, encoding="utf-8")


def codes(project: Path) -> list[str]:
    """Return the codes of the faults found."""
    return [fault.code for fault in catalogue_faults(project)]


def test_a_whole_edition_has_no_faults(project: Path) -> None:
    """Every sentence is there, translated and sound."""
    assert codes(project) == []


def test_a_sentence_without_english_is_a_fault_with_its_place(project: Path) -> None:
    """The report names catalogue, line and the start of the sentence."""
    write_catalogue(project, "index", {"Titel": "Title", "Een zin.": ""})

    (fault,) = catalogue_faults(project)

    assert str(fault) == "locale/en/LC_MESSAGES/index.po:7: no English yet: 'Een zin.' [untranslated]"


def test_a_fuzzy_translation_is_a_fault(project: Path) -> None:
    """The Dutch changed since: the page would show Dutch in the English edition."""
    write_catalogue(project, "index", {"Titel": "Title", "Een zin.": "A sentence."}, flag="fuzzy")

    assert codes(project) == ["fuzzy"]


def test_a_sentence_that_the_catalogue_lacks_is_a_fault(project: Path) -> None:
    """Also when nobody has brought the catalogues up to date."""
    (project / "kb" / "index.md").write_text("# Titel\n\nEen andere zin.\n", encoding="utf-8")

    assert codes(project) == ["missing"]


def test_a_page_without_a_catalogue_is_a_fault(project: Path) -> None:
    """A new page starts without an English edition."""
    (project / CATALOGUES / "index.po").unlink()

    assert codes(project) == ["no-catalogue"]


def test_a_catalogue_with_an_error_in_it_is_a_fault(project: Path) -> None:
    """The report goes on with the other catalogues."""
    (project / CATALOGUES / "index.po").write_text('msgid "Titel"\nnonsense\n', encoding="utf-8")

    assert codes(project) == ["unreadable"]


def test_a_catalogue_without_a_page_is_a_fault(project: Path) -> None:
    """What a removed page leaves behind is named, so that someone deletes it."""
    write_catalogue(project, "weg", {"Oud": "Old"})

    assert codes(project) == ["stray-catalogue"]
