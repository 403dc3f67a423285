"""Phrasings: how readers put what an item answers, kept beside the pages."""

from pathlib import Path

import pytest

from sphinx_handbook.phrasings import FOLDER, OUTSIDE, read_outside, read_phrasings

ITEMS = {"ba-01", "ba-02"}


def write(folder: Path, name: str, text: str) -> None:
    """Write a file of phrasings."""
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / name).write_text(text, encoding="utf-8")


def test_phrasings_are_read_per_item_and_language(tmp_path: Path) -> None:
    """From every file."""
    write(tmp_path, "a.yml", "ba-01:\n  nl: [mag dit, durf ik dit]\n  en: [may I]\n")
    write(tmp_path, "b.yml", "ba-02:\n  nl: [112]\n  en: ['112']\n")
    found = read_phrasings(tmp_path, ITEMS)
    assert found["ba-01"]["nl"] == ("mag dit", "durf ik dit")
    assert found["ba-02"] == {"nl": ("112",), "en": ("112",)}


def test_a_handbook_may_have_none(tmp_path: Path) -> None:
    """Then search goes by the pages alone."""
    assert read_phrasings(tmp_path, ITEMS) == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ba-99:\n  nl: [mag dit]\n  en: [may I]\n", "a.yml: there is no item ba-99"),
        ("ba-01:\n  nl: [mag dit]\n", "'en' is a required property"),
        ("ba-01:\n  nl: [mag dit, mag dit]\n  en: [may I]\n", "non-unique"),
        ("- ba-01\n", "is not of type 'object'"),
        ("ba-01: [", "cannot be read"),
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    """With its name and what is wrong."""
    write(tmp_path, "a.yml", text)
    with pytest.raises(ValueError, match=fault):
        read_phrasings(tmp_path, ITEMS)


def test_an_item_in_two_files_is_refused(tmp_path: Path) -> None:
    """One of them would be lost."""
    for name in ("a.yml", "b.yml"):
        write(tmp_path, name, "ba-01:\n  nl: [mag dit]\n  en: [may I]\n")
    with pytest.raises(ValueError, match=r"b\.yml: ba-01 has phrasings in another file"):
        read_phrasings(tmp_path, ITEMS)


def test_questions_that_are_not_answered_are_read_in_one_language(tmp_path: Path) -> None:
    """A handbook may have none."""
    assert read_outside(tmp_path, "nl") == []
    (tmp_path / OUTSIDE).write_text("questions:\n- {nl: hoe laat is het, en: what time is it}\n", encoding="utf-8")
    assert read_outside(tmp_path, "en") == ["what time is it"]
    (tmp_path / OUTSIDE).write_text("questions:\n- {nl: hoe laat is het}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"buiten\.yml, at questions/0: 'en' is a required property"):
        read_outside(tmp_path, "en")
