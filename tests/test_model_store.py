"""The store: a folder is whole or not there."""

import errno
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from search_service.errors import ModelError
from search_service.model.store import check_folder, is_whole, make_folder, sole_maker


def fill(folder: Path) -> None:
    """Write a small model."""
    (folder / "inner").mkdir()
    (folder / "inner" / "weights").write_bytes(b"weights")


def run(code: str, *args: str) -> "subprocess.Popen[str]":
    """Start another process that has the names of the store."""
    names = "import os, sys, time\nfrom pathlib import Path\nfrom search_service.model.store import *\n"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen([sys.executable, "-c", names + textwrap.dedent(code), *args], env=environment, text=True)


def test_a_folder_that_was_made_is_whole(tmp_path: Path) -> None:
    """And nothing else is left beside it."""
    assert not check_folder(tmp_path / "model", "abc")
    make_folder(tmp_path / "model", "abc", 100, fill)
    assert check_folder(tmp_path / "model", "abc", thorough=True)
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_an_error_midway_leaves_nothing(tmp_path: Path) -> None:
    """Not even the unfinished folder."""

    def fail(folder: Path) -> None:
        fill(folder)
        raise ModelError("no more")

    with pytest.raises(ModelError, match="no more"):
        make_folder(tmp_path / "model", "abc", 100, fail)
    assert list(tmp_path.iterdir()) == []


def test_a_crash_midway_leaves_no_folder_that_is_taken_for_whole(tmp_path: Path) -> None:
    """What is left has another name, and the next process clears it away."""
    crash = """
        def fill(folder):
            (folder / "weights").write_bytes(b"half")
            os._exit(9)
        make_folder(Path(sys.argv[1]), "abc", 100, fill)
    """
    assert run(crash, str(tmp_path / "model")).wait(60) == 9
    assert [path.name for path in tmp_path.iterdir()] == ["model.part"]
    assert not check_folder(tmp_path / "model", "abc")
    make_folder(tmp_path / "model", "abc", 100, fill)
    assert is_whole(tmp_path / "model", "abc")
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_two_processes_at_once_make_one_folder(tmp_path: Path) -> None:
    """The second waits for the first and then finds its work done."""
    make = """
        home = Path(sys.argv[1])
        def fill(folder):
            (folder / "weights").write_bytes(b"weights")
            with (home / "made").open("a") as file:
                file.write("x")
            time.sleep(0.5)
        with sole_maker(home):
            if not is_whole(home / "model", "abc"):
                make_folder(home / "model", "abc", 100, fill)
    """
    both = [run(make, str(tmp_path)) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert (tmp_path / "made").read_text(encoding="utf-8") == "x"
    assert is_whole(tmp_path / "model", "abc")


def test_waiting_for_another_process_has_an_end(tmp_path: Path) -> None:
    """A process that hangs is named as the thing to stop."""
    message = "another process has been making this model for more than 0 seconds; stop that process"
    with sole_maker(tmp_path), pytest.raises(ModelError, match=message), sole_maker(tmp_path, patience=0.05):
        pytest.fail("two makers at once")


def test_damage_is_found_and_the_message_says_what_repairs_it(tmp_path: Path) -> None:
    """A disk can lose a byte."""
    make_folder(tmp_path / "model", "abc", 100, fill)
    (tmp_path / "model" / "inner" / "weights").write_bytes(b"weighty")
    with pytest.raises(ModelError, match=r"this model is damaged: inner/weights has sha256 .* Run `samenwerkwijzer model`"):
        check_folder(tmp_path / "model", "abc")


def test_a_folder_without_a_manifest_is_damaged(tmp_path: Path) -> None:
    """Someone may have copied half of it."""
    (tmp_path / "model").mkdir()
    with pytest.raises(ModelError, match=r"its manifest\.json cannot be read"):
        check_folder(tmp_path / "model", "abc")


def test_a_damaged_folder_is_made_again(tmp_path: Path) -> None:
    """In the same place."""
    make_folder(tmp_path / "model", "abc", 100, fill)
    (tmp_path / "model" / "inner" / "weights").write_bytes(b"w")
    make_folder(tmp_path / "model", "abc", 100, fill)
    assert is_whole(tmp_path / "model", "abc")
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """With the setting that moves it."""
    (tmp_path / "file").touch()
    message = "set SAMENWERKWIJZER_CACHE_DIR to a folder that this user can write"
    with pytest.raises(ModelError, match=message):
        make_folder(tmp_path / "file" / "model", "abc", 100, fill)
    with pytest.raises(ModelError, match=message), sole_maker(tmp_path / "file" / "model"):
        pytest.fail("made in a file")


def test_too_small_a_disk_is_told_before_anything_is_written(tmp_path: Path) -> None:
    """With how much it takes."""
    space = shutil.disk_usage(tmp_path).free * 2
    with pytest.raises(ModelError, match=r"it takes \d+ MB and \d+ MB are free\); free some space"):
        make_folder(tmp_path / "model", "abc", space, fill)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_is_told(tmp_path: Path) -> None:
    """And nothing half-written stays."""

    def full(folder: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ModelError, match=r"No space left on device\); free some space, or set SAMENWERKWIJZER_CACHE_DIR"):
        make_folder(tmp_path / "model", "abc", 100, full)
    assert list(tmp_path.iterdir()) == []
