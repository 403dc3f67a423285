"""The manifest of a model folder."""

from pathlib import Path

import pytest

from search_service.model import manifest
from search_service.model.manifest import faults, write_manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a manifest."""
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "big").write_bytes(b"0123456789")
    (tmp_path / "small").write_bytes(b"0123")
    write_manifest(tmp_path, "abc")
    return tmp_path


def test_a_folder_is_as_its_manifest_says(folder: Path) -> None:
    """Right after it was made."""
    assert list(faults(folder, "abc", thorough=True)) == []


def test_a_file_of_another_size_is_named(folder: Path) -> None:
    """Both sizes are told."""
    (folder / "part" / "big").write_bytes(b"012345")
    assert list(faults(folder, "abc")) == ["part/big has 6 bytes, expected 10"]


def test_a_missing_file_is_named(folder: Path) -> None:
    """With what the system says."""
    (folder / "small").unlink()
    assert list(faults(folder, "abc")) == ["small cannot be read (No such file or directory)"]


def test_a_small_file_is_read_at_every_start(folder: Path) -> None:
    """It costs next to nothing."""
    (folder / "small").write_bytes(b"0124")
    (fault,) = faults(folder, "abc")
    assert fault.startswith("small has sha256 ")


def test_a_big_file_is_only_read_when_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A start must not wait for half a gigabyte."""
    monkeypatch.setattr(manifest, "SMALL", 5)
    (folder / "part" / "big").write_bytes(b"0123456788")
    assert list(faults(folder, "abc")) == []
    (fault,) = faults(folder, "abc", thorough=True)
    assert fault.startswith("part/big has sha256 ")


def test_a_folder_made_from_something_else_is_told(folder: Path) -> None:
    """Both sides are named."""
    (fault,) = faults(folder, "xyz")
    assert fault == "it has format 1 and was made from abc, expected format 1, made from xyz"


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"format": 1, "made_from": "abc", "files": {"small": {}}}'])
def test_a_manifest_that_cannot_be_read_is_a_fault(folder: Path, content: str | None) -> None:
    """Whether it is missing, empty or strange."""
    (folder / "manifest.json").unlink()
    if content is not None:
        (folder / "manifest.json").write_text(content, encoding="utf-8")
    (fault,) = faults(folder, "abc")
    assert fault.startswith("its manifest.json cannot be read")
