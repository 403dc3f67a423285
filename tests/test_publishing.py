"""Putting a finished build in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenwerkwijzer.errors import CommandError
from samenwerkwijzer.publishing import publish


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A build of two files."""
    folder = tmp_path / "made"
    (folder / "nl").mkdir(parents=True)
    (folder / "nl" / "index.html").write_text("start", encoding="utf-8")
    (folder / "nl" / "over.html").write_text("over", encoding="utf-8")
    return folder


def test_files_are_put_in_place_and_later_ones_replace_them(source: Path, tmp_path: Path) -> None:
    """What is withdrawn from the build leaves the site."""
    publish(source, tmp_path / "site", tmp_path / "files")
    (source / "nl" / "index.html").write_text("nieuw", encoding="utf-8")
    (source / "nl" / "over.html").unlink()

    publish(source, tmp_path / "site", tmp_path / "files")

    assert [path.name for path in (tmp_path / "site" / "nl").iterdir()] == ["index.html"]
    assert (tmp_path / "site" / "nl" / "index.html").read_text(encoding="utf-8") == "nieuw"


def test_files_of_another_hand_stay(source: Path, tmp_path: Path) -> None:
    """The site may share a folder with other pages."""
    other = tmp_path / "site" / "contact.html"
    other.parent.mkdir()
    other.write_text("mail", encoding="utf-8")
    for _ in range(2):
        publish(source, tmp_path / "site", tmp_path / "files")

    assert other.read_text(encoding="utf-8") == "mail"


def test_a_copy_has_the_time_of_its_original(source: Path, tmp_path: Path) -> None:
    """The service uses a compressed copy only where it is as old as its file."""
    publish(source, tmp_path / "site", tmp_path / "files")

    for path in source.rglob("*.html"):
        assert (tmp_path / "site" / path.relative_to(source)).stat().st_mtime_ns == path.stat().st_mtime_ns


def test_what_cannot_be_written_is_told_and_leaves_the_old_file(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the middle of a file leaves no half."""
    publish(source, tmp_path / "site", tmp_path / "files")
    (source / "nl" / "index.html").write_text("langer dan eerst", encoding="utf-8")

    def fail(source: Path, target: Path) -> None:
        target.write_text("half", encoding="utf-8")
        raise OSError("disk full")

    monkeypatch.setattr("samenwerkwijzer.publishing.shutil.copy2", fail)
    with pytest.raises(CommandError, match=r"disk full.*make room"):
        publish(source, tmp_path / "site", tmp_path / "files")

    assert (tmp_path / "site" / "nl" / "index.html").read_text(encoding="utf-8") == "start"
    assert len(list((tmp_path / "site" / "nl").iterdir())) == 2
