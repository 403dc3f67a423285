"""Preparing: unpacked once, exported once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from packed_sample import write_sample
from safetensors.numpy import save_file

from search_service.errors import ModelError
from search_service.model import carrier, prepare
from search_service.model.adaptation import SCALE_NAME
from search_service.model.export_process import ExportError
from search_service.model.places import places_of
from search_service.model.prepare import prepare_model
from search_service.model.recipe import Recipe
from search_service.settings import Settings


class Steps:
    """The steps that were reported, and how often a graph was written."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.graphs = 0

    def report(self, step: str, fraction: float) -> None:
        """Keep the name of a step that begins or goes on."""
        if step not in self.seen:
            self.seen.append(step)

    def write_graph(self, source: Path, recipe: Recipe, target: Path, progress: Callable[[float], None]) -> None:
        """Stand in for the export."""
        self.graphs += 1
        (target / "model.onnx").write_text(recipe.name, encoding="utf-8")


def home(folder: Path) -> Path:
    """Return where the carried model is kept."""
    places = places_of(Settings(cache_dir=folder))
    assert places is not None
    return places.home


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Put a small packed model in the place of the installed one, and no real export."""
    sample = write_sample(tmp_path / "sample.bin")
    steps = Steps()
    nothing = tmp_path / "nothing.safetensors"
    save_file({}, nothing, metadata={SCALE_NAME: "1"})
    monkeypatch.setattr(prepare, "FILE", nothing)
    monkeypatch.setattr(carrier, "find_packed_file", lambda: sample.path)
    monkeypatch.setattr(carrier, "check_packed_file", lambda path, progress: progress(1.0))
    monkeypatch.setattr(prepare, "write_graph", steps.write_graph)
    return steps


def test_a_model_is_unpacked_and_exported(tmp_path: Path, steps: Steps) -> None:
    """And each step is reported."""
    graph = prepare_model(Settings(cache_dir=tmp_path), steps.report)
    assert steps.seen == ["check", "unpack", "export"]
    assert (graph / "model.onnx").read_text(encoding="utf-8") == home(tmp_path).name.removesuffix("-v1").replace("-", "@")
    assert (graph.parent / "transformer" / "model.safetensors").is_file()


def test_the_second_time_there_is_nothing_to_do(tmp_path: Path, steps: Steps) -> None:
    """Only a check."""
    prepare_model(Settings(cache_dir=tmp_path), steps.report)
    steps.seen.clear()
    prepare_model(Settings(cache_dir=tmp_path), steps.report)
    assert (steps.seen, steps.graphs) == (["check"], 1)


def test_what_is_damaged_is_made_again(tmp_path: Path, steps: Steps) -> None:
    """And the rest is left alone."""
    graph = prepare_model(Settings(cache_dir=tmp_path), steps.report)
    (graph.parent / "transformer" / "config.json").write_text("{}", encoding="utf-8")
    steps.seen.clear()
    prepare_model(Settings(cache_dir=tmp_path), steps.report)
    assert (steps.seen, steps.graphs) == (["check", "unpack"], 1)


def test_a_wrong_packed_file_is_not_unpacked(tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is left in the cache."""

    def refuse(path: Path, progress: Callable[[float], None]) -> None:
        raise ModelError("wrong digest")

    monkeypatch.setattr(carrier, "check_packed_file", refuse)
    with pytest.raises(ModelError, match="wrong digest"):
        prepare_model(Settings(cache_dir=tmp_path), steps.report)
    assert [path.name for path in home(tmp_path).iterdir()] == ["lock"]


def test_a_failed_export_leaves_the_unpacked_model(tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    """Torch can still encode with it."""

    def fail(*args: object) -> None:
        raise ExportError("no memory")

    monkeypatch.setattr(prepare, "write_graph", fail)
    with pytest.raises(ExportError, match="no memory"):
        prepare_model(Settings(cache_dir=tmp_path), steps.report)
    assert {path.name for path in home(tmp_path).iterdir()} == {"lock", "transformer"}


def test_a_model_that_cannot_be_exported_stays_in_its_folder(tmp_path: Path, steps: Steps) -> None:
    """There is nothing to make."""
    (tmp_path / "mine").mkdir()
    assert prepare_model(Settings(model=str(tmp_path / "mine"), cache_dir=tmp_path), steps.report) == tmp_path / "mine"
    assert (steps.seen, steps.graphs) == ([], 0)
