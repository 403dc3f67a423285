"""Unpacking: the folder that comes of a packed model."""

import json
from pathlib import Path

import numpy as np
import pytest
from packed_sample import Sample, write_sample
from safetensors import SafetensorError
from safetensors.numpy import load_file

from search_service.errors import ModelError
from search_service.model import unpack
from search_service.model.packed import read_packed
from search_service.model.transformer_folder import obstacle, recipe_of
from search_service.settings import Settings

pytest_plugins = ["real_model"]


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    """Return a small packed model."""
    return write_sample(tmp_path / "sample.bin")


def test_each_tensor_gets_the_name_that_bert_has_for_it(sample: Sample, tmp_path: Path) -> None:
    """A part that lands under another name would be made up anew when the model is loaded."""
    unpack.write_folder(read_packed(sample.path), tmp_path, lambda fraction: None, None)
    weights = load_file(tmp_path / "model.safetensors")
    layer = "encoder.layer.0."
    for name, packed in {
        "embeddings.word_embeddings.weight": "emb.word",
        f"{layer}attention.self.query.weight": "l0.q.w",
        f"{layer}attention.self.key.weight": "l0.k.w",
        f"{layer}attention.self.value.weight": "l0.v.w",
        f"{layer}attention.output.dense.weight": "l0.ao.w",
        f"{layer}intermediate.dense.weight": "l0.fi.w",
        f"{layer}output.dense.weight": "l0.fo.w",
    }.items():
        assert np.array_equal(weights[name], sample.matrices[packed]), name
    assert np.array_equal(weights[f"{layer}attention.output.LayerNorm.bias"], sample.vectors["l0.aln.b"])
    assert np.array_equal(weights[f"{layer}output.LayerNorm.weight"], sample.vectors["l0.oln.w"])
    assert len(weights) == 7 + 16


def test_the_folder_says_how_the_model_is_used(sample: Sample, tmp_path: Path) -> None:
    """Mean pooling, prompts under each of their names, and how much text fits."""
    unpack.write_folder(read_packed(sample.path), tmp_path, lambda fraction: None, None)
    prompts = json.loads((tmp_path / "config_sentence_transformers.json").read_text(encoding="utf-8"))["prompts"]
    assert prompts == {"query": "query: ", "document": "passage: ", "passage": "passage: "}
    assert obstacle(tmp_path) is None
    recipe = recipe_of(tmp_path, "sample")
    assert (recipe.dimension, recipe.max_tokens, recipe.prompts.passage) == (32, 16, "passage: ")


def test_the_folder_names_the_origin_and_the_licence(sample: Sample, tmp_path: Path) -> None:
    """Whoever finds it knows what it is."""
    unpack.write_folder(read_packed(sample.path), tmp_path, lambda fraction: None, None)
    notice = (tmp_path / "SOURCE.txt").read_text(encoding="utf-8")
    assert "intfloat/multilingual-e5-small (MIT licence), from the four-bit file sample.bin" in notice


def test_progress_goes_up_to_one(sample: Sample, tmp_path: Path) -> None:
    """And never down."""
    seen: list[float] = []
    unpack.write_folder(read_packed(sample.path), tmp_path, seen.append, None)
    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_a_disk_that_is_full_is_told(sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library has an error of its own for it."""

    def full(*args: object, **kwargs: object) -> None:
        raise SafetensorError("No space left on device (os error 28)")

    monkeypatch.setattr(unpack, "save_file", full)
    with pytest.raises(ModelError, match=r"model\.safetensors: the weights cannot be written \(No space left"):
        unpack.write_folder(read_packed(sample.path), tmp_path, lambda fraction: None, None)


@pytest.mark.model
def test_sentence_transformers_loads_the_folder(real_settings: Settings) -> None:
    """As it would any model, without a network."""
    from search_service.model.places import places_of
    from search_service.model.transformer_form import TransformerEncoder

    places = places_of(real_settings)
    assert places is not None
    encoder = TransformerEncoder(str(places.transformer), threads=1, local=True)
    assert encoder.dimension == 384
    passages = encoder.encode_passages(["De burgemeester legt een huisverbod op.", "De trein naar Utrecht is vertraagd."])
    assert passages @ encoder.encode_queries(["Who imposes a restraining order?"])[0] @ [1, -1] > 0.03
