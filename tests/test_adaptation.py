"""Training the model further, and using what it learnt, on a model of a few kilobytes."""

from pathlib import Path

import numpy as np
import pytest
import torch
from packed_sample import write_sample
from safetensors.numpy import load_file, save_file

from adaptation import learning
from adaptation.__main__ import write
from adaptation.examples import Example, Examples, examples_of
from adaptation.layers import Layers
from search_service.documents import documents_of
from search_service.errors import ModelError
from search_service.index import Index
from search_service.model.adaptation import SCALE_NAME, adapt, digest_of
from search_service.model.packed import Floats, read_packed
from search_service.model.unpack import write_folder

ASKED = [Example("samen", 0), Example("samen zorg", 0), Example("fin", 1), Example("fi mens", 1), Example("a", 2)]
SAID = [Example("samen samen", 0), Example("e fi fi", 1)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the small model, as it was packed."""
    target = tmp_path / "plain"
    target.mkdir()
    write_folder(read_packed(write_sample(tmp_path / "sample.bin").path), target, lambda _: None, None)
    return target


@pytest.fixture
def learnt(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Layers:
    """Return the small model after it has learnt some examples for a while."""
    for name, value in (("ROUNDS", 12), ("ASKED", 4), ("SAID", 2), ("RATE", 2e-2)):
        monkeypatch.setattr(learning, name, value)
    layers, losses = Layers(folder), []
    learning.learn(layers, Examples(ASKED, SAID, 2), lambda step, steps, loss, right: losses.append(loss))
    assert np.mean(losses[-6:]) < 0.8 * np.mean(losses[:6])
    return layers


def vectors(layers: Layers) -> Floats:
    """Return what the model makes of the questions."""
    layers.adapted.eval()
    states = dict(layers.states([each.text for each in ASKED]))
    with torch.inference_mode():
        made: Floats = layers.vectors([states[each.text] for each in ASKED]).numpy()
    return made


def test_a_model_with_the_adaptation_does_what_the_trained_one_does(learnt: Layers, tmp_path: Path) -> None:
    """Written in halves, read into the weights, and loaded as any model."""
    write(learnt, tmp_path / "adaptation.safetensors")
    target = tmp_path / "adapted"
    target.mkdir()
    write_folder(read_packed(tmp_path / "sample.bin"), target, lambda _: None, tmp_path / "adaptation.safetensors")

    plain, adapted, trained = (vectors(each) for each in (Layers(tmp_path / "plain"), Layers(target), learnt))
    assert (plain * trained).sum(1).min() < 0.99
    assert (adapted * trained).sum(1).min() > 0.999


def test_only_matrices_of_the_layers_change(learnt: Layers, folder: Path, tmp_path: Path) -> None:
    """Words, positions and norms stay as they were."""
    write(learnt, tmp_path / "adaptation.safetensors")
    before = load_file(folder / "model.safetensors")
    after = dict(before)
    adapt(after, tmp_path / "adaptation.safetensors")

    changed = {name for name in before if not np.array_equal(before[name], after[name])}
    ends = ("dense.weight", "query.weight", "key.weight", "value.weight")
    matrices = {name for name in before if ".layer." in name and name.endswith(ends)}
    assert changed == matrices
    assert all(after[name].dtype == np.float32 for name in changed)


def test_a_matrix_gets_the_product_times_the_scale(tmp_path: Path) -> None:
    """W + scale · B·A."""
    path = tmp_path / "adaptation.safetensors"
    parts = {"x.lora_A.weight": np.array([[1, 2]], np.float16), "x.lora_B.weight": np.array([[3], [5]], np.float16)}
    save_file(parts, path, metadata={SCALE_NAME: "2.0"})
    weights: dict[str, Floats] = {"x.weight": np.ones((2, 2), np.float32), "y.weight": np.ones(2, np.float32)}
    adapt(weights, path)

    assert weights["x.weight"].tolist() == [[7, 13], [11, 21]]
    assert weights["y.weight"].tolist() == [1, 1]


@pytest.mark.parametrize(
    ("parts", "metadata"),
    [
        ({"x.lora_A.weight": np.ones((1, 2), np.float16)}, {SCALE_NAME: "2"}),
        ({"z.lora_A.weight": np.ones((1, 2), np.float16), "z.lora_B.weight": np.ones((2, 1), np.float16)}, {SCALE_NAME: "2"}),
        ({"x.lora_A.weight": np.ones((1, 3), np.float16), "x.lora_B.weight": np.ones((2, 1), np.float16)}, {SCALE_NAME: "2"}),
        ({"x.lora_A.weight": np.ones((1, 2), np.float16)}, {}),
        ({"x.lora_A.weight": np.ones((1, 2), np.float16)}, {SCALE_NAME: "much"}),
        ({"x.lora_A.weight": np.ones((1, 2), np.float16)}, None),
    ],
)
def test_an_adaptation_of_something_else_is_refused(
    tmp_path: Path, parts: dict[str, Floats], metadata: dict[str, str] | None
) -> None:
    """With its place and what to do."""
    path = tmp_path / "adaptation.safetensors"
    save_file(parts, path, metadata=metadata)
    with pytest.raises(ModelError, match=r"adaptation\.safetensors: is no adaptation of this model .*`python -m adaptation`"):
        adapt({"x.weight": np.ones((2, 2), np.float32)}, path)


def test_a_file_that_is_damaged_or_not_there_is_refused(tmp_path: Path) -> None:
    """Nothing is served with half of what was learnt."""
    path = tmp_path / "adaptation.safetensors"
    with pytest.raises(ModelError, match="cannot be read"):
        digest_of(path)
    path.write_bytes(b"half")
    assert len(digest_of(path)) == 64
    with pytest.raises(ModelError, match="is no adaptation"):
        adapt({}, path)


def test_examples_are_all_that_is_asked_and_said(index: Index) -> None:
    """In both languages, each with its document; what the handbook does not answer is about none."""
    corpus = index.corpus
    examples = examples_of(corpus, "query: ", "passage: ")
    documents = documents_of(corpus)

    assert examples.documents == len(documents)
    questions = {f"query: {each}" for language in ("nl", "en") for each in corpus.editions[language].items["sf-06"].questions}
    about = {documents[each.about].id for each in examples.asked if each.text in questions}
    assert about == {"sf-06"}
    assert {each.text.partition(" ")[0] for each in examples.said} == {"passage:"}
    assert {each.about for each in examples.said} == set(range(len(documents)))
