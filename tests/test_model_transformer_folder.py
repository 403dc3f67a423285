"""A sentence-transformers folder: which ones can be exported, and how they are used."""

import json
from pathlib import Path
from typing import Any

import pytest

from search_service.errors import ModelError
from search_service.model.recipe import Prompts
from search_service.model.transformer_folder import obstacle, recipe_of

PACKAGE = "sentence_transformers.models"
FILES: dict[str, Any] = {
    "modules.json": [{"path": "", "type": f"{PACKAGE}.Transformer"}, {"path": "1_Pooling", "type": f"{PACKAGE}.Pooling"}],
    "1_Pooling/config.json": {"pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False},
    "config.json": {"model_type": "bert", "hidden_size": 8, "max_position_embeddings": 512},
    "sentence_bert_config.json": {"max_seq_length": 256},
    "tokenizer.json": {},
}


def write(folder: Path, **changes: Any) -> Path:
    """Write a folder, with these files otherwise; a None leaves the file out."""
    for name, content in {**FILES, **changes}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is not None:
            path.write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_a_bert_with_mean_pooling_can_be_exported(tmp_path: Path) -> None:
    """With or without a step that makes vectors of length one, which we make anyway."""
    assert obstacle(write(tmp_path)) is None
    modules = [*FILES["modules.json"], {"path": "2_Normalize", "type": f"{PACKAGE}.Normalize"}]
    assert obstacle(write(tmp_path, **{"modules.json": modules})) is None


def test_pooling_may_be_written_as_version_6_does(tmp_path: Path) -> None:
    """In one word."""
    assert obstacle(write(tmp_path, **{"1_Pooling/config.json": {"pooling_mode": "mean", "include_prompt": True}})) is None


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("modules.json", None, "made of unknown parts"),
        ("modules.json", [{"path": "", "type": "sentence_transformers.models.WordEmbeddings"}], "made of WordEmbeddings"),
        ("1_Pooling/config.json", {"pooling_mode_cls_token": True}, "not the plain mean"),
        ("1_Pooling/config.json", {"pooling_mode_mean_tokens": True, "pooling_mode_max_tokens": True}, "not the plain mean"),
        ("1_Pooling/config.json", {"pooling_mode": "mean", "include_prompt": False}, "not the plain mean"),
        ("config.json", {"model_type": "mpnet"}, "architecture is mpnet, not one of bert, xlm-roberta"),
        ("tokenizer.json", None, "no tokenizer.json"),
        ("sentence_bert_config.json", {"do_lower_case": True}, "lower case"),
    ],
)
def test_other_models_are_not_exported(tmp_path: Path, name: str, content: Any, why: str) -> None:
    """And the reason is told."""
    assert why in str(obstacle(write(tmp_path, **{name: content})))


def test_the_smallest_limit_on_length_counts(tmp_path: Path) -> None:
    """Of the model, of its tokenizer and of its use."""
    assert recipe_of(write(tmp_path), "x").max_tokens == 256
    assert recipe_of(write(tmp_path, **{"tokenizer_config.json": {"model_max_length": 128}}), "x").max_tokens == 128
    roberta = {"model_type": "xlm-roberta", "hidden_size": 8, "max_position_embeddings": 130}
    changes = {"config.json": roberta, "tokenizer_config.json": {"model_max_length": 1e30}}
    assert recipe_of(write(tmp_path, **changes), "x").max_tokens == 128


def test_prompts_are_the_models_own(tmp_path: Path) -> None:
    """A model without any gets none."""
    assert recipe_of(write(tmp_path), "x").prompts == Prompts("", "")
    prompts = {"prompts": {"query": "Q: ", "passage": "P: "}}
    assert recipe_of(write(tmp_path, **{"config_sentence_transformers.json": prompts}), "x").prompts == Prompts("Q: ", "P: ")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """With what to do."""
    (write(tmp_path) / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"config\.json: part of the model cannot be read"):
        obstacle(tmp_path)
