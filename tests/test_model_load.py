"""Loading: the fastest form of the model that a machine has."""

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from embedder import HashingEmbedder

from search_service.errors import ModelError
from search_service.model import load, load_encoder
from search_service.model.encoder import Encoder
from search_service.model.export_process import ExportError
from search_service.model.places import Places, places_of
from search_service.settings import Settings

pytest_plugins = ["real_model"]


def places(folder: Path) -> Places:
    """Return where the carried model is kept."""
    found = places_of(Settings(cache_dir=folder))
    assert found is not None
    return found


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Return what is loaded, as the name of a form and what it was given; nothing is really loaded."""
    calls: list[tuple[Any, ...]] = []

    def keep(form: str) -> Any:
        def instead(*args: Any) -> Encoder:
            calls.append((form, *args))
            return HashingEmbedder()

        return instead

    monkeypatch.setattr(load, "_onnx", keep("onnx"))
    monkeypatch.setattr(load, "_transformer", keep("transformer"))
    return calls


def test_the_exported_form_is_loaded(tmp_path: Path, loaded: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """For serving, with as many threads as the settings say."""
    monkeypatch.setattr(load, "make_model", lambda places, report: places.graph)
    load_encoder(Settings(cache_dir=tmp_path, encoder_threads=3), for_serving=True)
    assert loaded == [("onnx", places(tmp_path).graph, 3)]


def test_a_batch_gets_every_processor(tmp_path: Path, loaded: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the settings say for a query."""
    monkeypatch.setattr(load, "make_model", lambda places, report: places.graph)
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    load_encoder(Settings(cache_dir=tmp_path))
    assert loaded[0][-1] == 7


def test_torch_encodes_where_the_export_fails(
    tmp_path: Path, loaded: list[Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """And the log says so; vectors keep the name of the model, for they are the same."""

    def fail(*args: object) -> Path:
        raise ExportError("memory is short; until then torch encodes")

    monkeypatch.setattr(load, "make_model", fail)
    load_encoder(Settings(cache_dir=tmp_path))
    (form, folder, _threads, name) = loaded[0]
    assert (form, Path(folder).name, name) == ("transformer", "transformer", places(tmp_path).name)
    assert "memory is short; until then torch encodes" in caplog.text


def test_a_damaged_model_is_refused(tmp_path: Path, loaded: list[Any]) -> None:
    """With the command that repairs it; a start never repairs in silence."""
    graph = places(tmp_path).graph
    graph.mkdir(parents=True)
    with pytest.raises(ModelError, match="Run `samenwerkwijzer model`"):
        load_encoder(Settings(cache_dir=tmp_path), for_serving=True)
    assert loaded == []


def test_a_folder_that_cannot_be_exported_is_loaded_with_torch(
    tmp_path: Path, loaded: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    """And the log says why."""
    (tmp_path / "mine").mkdir()
    with caplog.at_level(logging.INFO):
        load_encoder(Settings(model=str(tmp_path / "mine"), cache_dir=tmp_path))
    assert loaded[0][:2] == ("transformer", str(tmp_path / "mine"))
    assert "is not exported to ONNX: it is made of unknown parts" in caplog.text


def test_any_other_name_goes_to_sentence_transformers(tmp_path: Path, loaded: list[Any]) -> None:
    """Which knows where to find it."""
    load_encoder(Settings(model="some/model", cache_dir=tmp_path, encoder_threads=2), for_serving=True)
    assert loaded == [("transformer", "some/model", 2)]


SERVE = """
import os, sys
from search_service.model import load_encoder
from search_service.settings import Settings

encoder = load_encoder(Settings.from_environment(os.environ), for_serving=True)
assert encoder.encode_queries(["Wie neemt de regie?"]).shape == (1, 384)
print(sorted({"torch", "transformers", "sentence_transformers", "onnx", "safetensors"} & set(sys.modules)))
"""


@pytest.mark.model
def test_serving_imports_no_torch(real_settings: Settings) -> None:
    """It starts in a second and needs no network."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "HF_HUB_OFFLINE": "1",
        "SAMENWERKWIJZER_CACHE_DIR": str(real_settings.cache_dir),
    }
    done = subprocess.run(
        [sys.executable, "-c", SERVE], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


@pytest.mark.model
def test_the_model_understands_both_languages(real_settings: Settings) -> None:
    """A question in one finds the passage in the other before one about something else."""
    encoder = load_encoder(real_settings)
    passages = encoder.encode_passages(
        ["Bij een crisis beslist Veilig Thuis of er direct hulp komt.", "The coordinator keeps an overview of the family."]
    )
    questions = encoder.encode_queries(["Who decides in an emergency?", "Wie houdt overzicht over het gezin?"])
    assert np.argmax(questions @ passages.T, axis=1).tolist() == [0, 1]
