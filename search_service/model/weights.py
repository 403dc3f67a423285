"""Weights of a packed model under the names that a BERT model has for them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from search_service.model.packed import Floats, PackedModel


@dataclass(frozen=True)
class Layer:
    """A part of a BERT layer: its name there, its name in the packed file, and its shape."""

    name: str
    packed: str
    rows: int
    columns: int


def bert_weights(packed: PackedModel) -> Iterator[tuple[str, Floats]]:
    """Yield each tensor with its name."""
    shape = packed.shape
    hidden = shape.hidden
    yield "embeddings.word_embeddings.weight", packed.matrix("emb.word", shape.vocabulary, hidden)
    yield "embeddings.position_embeddings.weight", packed.vector("emb.pos", shape.positions, hidden)
    yield "embeddings.token_type_embeddings.weight", packed.vector("emb.type", shape.types, hidden)
    yield "embeddings.LayerNorm.weight", packed.vector("emb.ln.w", hidden)
    yield "embeddings.LayerNorm.bias", packed.vector("emb.ln.b", hidden)
    # BertModel has a pooler, which mean pooling does not use; without zeros for it, loading prints a warning.
    yield "pooler.dense.weight", np.zeros((hidden, hidden), np.float32)
    yield "pooler.dense.bias", np.zeros(hidden, np.float32)
    for number in range(shape.layers):
        yield from _layer_weights(packed, number)


def _layer_weights(packed: PackedModel, number: int) -> Iterator[tuple[str, Floats]]:
    hidden, inner = packed.shape.hidden, packed.shape.inner
    ours, theirs = f"encoder.layer.{number}.", f"l{number}."
    for layer in (
        Layer("attention.self.query", "q", hidden, hidden),
        Layer("attention.self.key", "k", hidden, hidden),
        Layer("attention.self.value", "v", hidden, hidden),
        Layer("attention.output.dense", "ao", hidden, hidden),
        Layer("intermediate.dense", "fi", inner, hidden),
        Layer("output.dense", "fo", hidden, inner),
    ):
        yield f"{ours}{layer.name}.weight", packed.matrix(f"{theirs}{layer.packed}.w", layer.rows, layer.columns)
        yield f"{ours}{layer.name}.bias", packed.vector(f"{theirs}{layer.packed}.b", layer.rows)
    for name, short in (("attention.output.LayerNorm", "aln"), ("output.LayerNorm", "oln")):
        yield f"{ours}{name}.weight", packed.vector(f"{theirs}{short}.w", hidden)
        yield f"{ours}{name}.bias", packed.vector(f"{theirs}{short}.b", hidden)
