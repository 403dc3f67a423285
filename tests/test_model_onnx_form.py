"""The exported form of the encoder, on a graph that a test can follow, and on the real one."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper
from packed_sample import write_sample

from search_service.errors import ModelError
from search_service.model import load_encoder
from search_service.model.onnx_form import OnnxEncoder
from search_service.model.packed import read_packed
from search_service.model.recipe import Prompts, Recipe
from search_service.model.tokenizer import build_tokenizer
from search_service.settings import Settings

pytest_plugins = ["real_model"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder whose graph gives, for each text, its number of tokens and the sum of their numbers."""
    build_tokenizer(read_packed(write_sample(tmp_path / "sample.bin").path)).save(str(tmp_path / "tokenizer.json"))
    Recipe("sums@1", 2, 8, Prompts("zorg ", "samen ")).write(tmp_path / "recipe.json")
    nodes = [
        helper.make_node("Mul", ["input_ids", "attention_mask"], ["seen"]),
        helper.make_node("ReduceSum", ["attention_mask", "axis"], ["count"], keepdims=1),
        helper.make_node("ReduceSum", ["seen", "axis"], ["sum"], keepdims=1),
        helper.make_node("Concat", ["count", "sum"], ["both"], axis=1),
        helper.make_node("Cast", ["both"], ["embedding"], to=TensorProto.FLOAT),
    ]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "m"]) for name in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", 2])
    axis = helper.make_tensor("axis", TensorProto.INT64, [1], [1])
    graph = helper.make_graph(nodes, "sums", inputs, [output], [axis])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save_model(model, tmp_path / "model.onnx")
    return tmp_path


def test_each_text_gets_its_own_vector_in_its_own_place(folder: Path) -> None:
    """Though texts are encoded in another order, with padding that does not count."""
    encoder = OnnxEncoder(folder, 1)
    texts = ["zorg " * (number % 5) for number in range(40)]
    found = encoder.encode_passages(texts)
    assert found.shape == (40, 2)
    assert found[:, 0].tolist() == [3 + number % 5 for number in range(40)]


def test_queries_and_passages_get_their_prompts(folder: Path) -> None:
    """The sums tell which words were added: begin 0, end 2, ▁samen 5, ▁zorg 7."""
    encoder = OnnxEncoder(folder, 1)
    assert encoder.encode_queries(["samen"]).tolist() == [[4, 0 + 7 + 5 + 2]]
    assert encoder.encode_passages(["zorg zorg"]).tolist() == [[5, 0 + 5 + 7 + 7 + 2]]


def test_texts_are_cleaned_and_cut(folder: Path) -> None:
    """Soft hyphens go, and what does not fit is left out, the end mark kept."""
    encoder = OnnxEncoder(folder, 1)
    assert np.array_equal(encoder.encode_queries(["sa\u00admen"]), encoder.encode_queries(["samen"]))
    assert encoder.encode_queries(["samen " * 50]).tolist() == [[8, 7 + 5 * 5 + 2]]


def test_progress_counts_every_text(folder: Path) -> None:
    """In portions, as they are done."""
    seen: list[int] = []
    OnnxEncoder(folder, 1).encode_passages(["zorg"] * 21, seen.append)
    assert (sum(seen), max(seen)) == (21, 8)


def test_no_texts_give_no_vectors(folder: Path) -> None:
    """In the shape that others expect."""
    assert OnnxEncoder(folder, 1).encode_queries([]).shape == (0, 2)


def test_a_graph_that_cannot_be_opened_is_named(folder: Path) -> None:
    """With the command that makes it again."""
    (folder / "model.onnx").write_bytes(b"no graph")
    with pytest.raises(ModelError, match=r"model\.onnx: the exported model cannot be opened .* run `samenwerkwijzer model`"):
        OnnxEncoder(folder, 1)


def test_a_tokenizer_that_cannot_be_opened_is_named(folder: Path) -> None:
    """With the command that makes it again."""
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"tokenizer\.json: the tokenizer cannot be opened .* run `samenwerkwijzer model`"):
        OnnxEncoder(folder, 1)


@pytest.mark.model
def test_threads_of_the_server_can_share_the_encoder(real_settings: Settings) -> None:
    """Each gets the vector of its own query."""
    encoder = load_encoder(real_settings, for_serving=True)
    texts = [f"vraag {number} over veiligheid" for number in range(24)]
    alone = encoder.encode_queries(texts)
    with ThreadPoolExecutor(4) as pool:
        together = np.concatenate(list(pool.map(lambda text: encoder.encode_queries([text]), texts)))
    assert np.allclose(alone, together, atol=1e-5)
