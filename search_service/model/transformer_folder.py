"""A sentence-transformers folder: its recipe, and whether its model is of the kind that can be exported."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from search_service.errors import ModelError
from search_service.model.recipe import Recipe, choose_prompts

_ARCHITECTURES = {"bert": 0, "xlm-roberta": 2}
"""Architectures that were tried, with the positions that they keep for themselves."""


def recipe_of(folder: Path, name: str) -> Recipe:
    """Return the recipe of a model for which `obstacle` finds none."""
    config = _json(folder, "config.json")
    limits = [
        config["max_position_embeddings"] - _ARCHITECTURES[config["model_type"]],
        _json(folder, "sentence_bert_config.json").get("max_seq_length"),
        _json(folder, "tokenizer_config.json").get("model_max_length"),
    ]
    max_tokens = min(int(limit) for limit in limits if limit)
    prompts = _json(folder, "config_sentence_transformers.json").get("prompts") or {}
    return Recipe(name, int(config["hidden_size"]), max_tokens, choose_prompts(prompts))


def obstacle(folder: Path) -> str | None:
    """Return why this model cannot be exported, or None if it can."""
    return next(_obstacles(folder), None)


def _obstacles(folder: Path) -> Iterator[str]:
    modules = _json(folder, "modules.json") or []
    kinds = [module["type"].rpartition(".")[2] for module in modules]
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        yield f"it is made of {', '.join(kinds) or 'unknown parts'}, not of a transformer with pooling"
    elif modules[0]["path"]:
        yield f"its transformer is in the folder {modules[0]['path']}"
    elif not _pools_mean(_json(folder, modules[1]["path"] + "/config.json")):
        yield "its pooling is not the plain mean"
    architecture = _json(folder, "config.json").get("model_type")
    if architecture not in _ARCHITECTURES:
        yield f"its architecture is {architecture}, not one of {', '.join(_ARCHITECTURES)}"
    if not (folder / "tokenizer.json").is_file():
        yield "it has no tokenizer.json"
    if _json(folder, "sentence_bert_config.json").get("do_lower_case"):
        yield "it wants texts in lower case"


def _pools_mean(config: dict[str, Any]) -> bool:
    """Tell whether pooling is the mean of all tokens; sentence-transformers 6 writes this in another way than 5."""
    older = [name for name, chosen in config.items() if name.startswith("pooling_mode_") and chosen]
    newer = config.get("pooling_mode")
    return (older == ["pooling_mode_mean_tokens"] or newer == "mean") and config.get("include_prompt", True) is True


def _json(folder: Path, name: str) -> Any:
    path = folder / name
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: part of the model cannot be read ({error}); put the model there again") from error
