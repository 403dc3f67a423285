"""The export as its caller sees it."""

import sys
from pathlib import Path

import pytest

from search_service.model import export_process
from search_service.model.export_process import ExportError, weights_size, write_graph
from search_service.model.recipe import Prompts, Recipe

RECIPE = Recipe("some@1234", 8, 16, Prompts())


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of a program that stands in for the export; a test writes what it does."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "tokenizer.json").write_text("{}", encoding="utf-8")
    (tmp_path / "target").mkdir()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(export_process, "_PROGRAM", "stand_in")
    return tmp_path / "stand_in.py"


def run(program: Path, code: str) -> list[float]:
    """Run a program in the place of the export; return the progress that was seen."""
    program.write_text(code, encoding="utf-8")
    seen: list[float] = []
    write_graph(program.parent / "source", RECIPE, program.parent / "target", seen.append)
    return seen


def test_progress_is_passed_on_and_the_rest_is_put_beside_the_graph(program: Path) -> None:
    """What libraries print is not taken for progress."""
    assert run(program, "print(0.3); print('Loading weights'); print(1.0)") == [0.3, 1.0]
    assert {path.name for path in (program.parent / "target").iterdir()} == {"tokenizer.json", "recipe.json"}


def test_the_reason_of_a_failure_is_told_with_what_to_do(program: Path) -> None:
    """The last line is the one that says why."""
    with pytest.raises(ExportError, match=r"ended with code 1: No module named 'torch'\. Run `samenwerkwijzer model` again"):
        run(program, "import sys\nsys.exit(\"Traceback\\nNo module named 'torch'\")")


@pytest.mark.skipif(sys.platform == "win32", reason="stops programs in another way")
def test_a_program_that_the_system_stops_is_explained(program: Path) -> None:
    """As happens when memory runs out."""
    with pytest.raises(ExportError, match="the system stopped it, as it does when memory is short"):
        run(program, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")


def test_too_little_memory_is_told_before_the_start(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With how much it takes."""
    monkeypatch.setattr(export_process, "_free_memory", lambda: 200 << 20)
    with pytest.raises(ExportError, match="it takes 700 MB of memory and 200 MB are free"):
        run(program, "raise SystemExit(1)")


def test_a_system_that_does_not_say_how_much_is_free_is_trusted(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every one has such a file."""
    monkeypatch.setattr(export_process, "_free_memory", lambda: None)
    assert run(program, "print(1.0)") == [1.0]


def test_weights_are_counted_in_either_form(tmp_path: Path) -> None:
    """Older models have them in a file of another kind."""
    (tmp_path / "model.safetensors").write_bytes(bytes(10))
    (tmp_path / "pytorch_model.bin").write_bytes(bytes(5))
    assert weights_size(tmp_path) == 15
