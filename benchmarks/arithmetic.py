"""Arithmetic: how long the encoder's sums must take on this machine, however they are programmed.

Counted are the operations of a transformer on one text of n tokens (a product of matrices (n, a) and (a, b) takes 2nab):

- layers: n * 2 * parameters, where a layer has 4 width^2 (queries, keys, values, output) and 2 width * inner (the two after it);
- attention: 4 n^2 width a layer (each token with each other, and the mean by that).

Speed is measured with onnxruntime, which serves the encoder, on as many threads: once with one large product, and once with
all the encoder's own products in a row, each with weights of its own, which come from memory as they do in the encoder.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from benchmarks.times import Times
from search_service.model.encoder import Vectors

LARGE = 1024
"""Rows and columns of the large product: its 2 GFLOP take so long that starting it does not count."""
_OPSET, _IR = 17, 8
"""Versions of ONNX that every onnxruntime of the last years reads; the encoder's graph has the same."""


@dataclass(frozen=True)
class Shape:
    """Layers of a transformer, the components of a token, and those between the two products after attention."""

    layers: int
    width: int
    inner: int

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read them from the `config.json` of a transformer."""
        told = json.loads(path.read_text(encoding="utf-8"))
        return cls(told["num_hidden_layers"], told["hidden_size"], told["intermediate_size"])

    def operations(self, tokens: int) -> int:
        """Return how many operations one text of so many tokens takes."""
        parameters = self.layers * (4 * self.width**2 + 2 * self.width * self.inner)
        return tokens * 2 * parameters + self.layers * 4 * tokens**2 * self.width

    def products(self, tokens: int) -> int:
        """Return how many of these are in products with weights, which is what `own_speed` counts."""
        return self.operations(tokens) - self.layers * 4 * tokens**2 * self.width


def large_speed(threads: int, repeats: int) -> float:
    """Return the operations a second of one large product, the median of so many."""
    return 2 * LARGE**3 / _seconds([[(LARGE, LARGE)]], LARGE, threads, repeats)


def own_speed(shape: Shape, tokens: int, threads: int, repeats: int) -> float:
    """Return the operations a second of all products of an encoder, on a text of so many tokens."""
    square, wide = (shape.width, shape.width), (shape.width, shape.inner)
    steps = [[square, square, square], [square], [wide], [wide[::-1]]]
    return shape.products(tokens) / _seconds(steps * shape.layers, tokens, threads, repeats)


def _seconds(steps: Sequence[Sequence[tuple[int, int]]], rows: int, threads: int, repeats: int) -> float:
    """Return the median time of products one after the other; those of one step share what they multiply and are added up."""
    random = np.random.default_rng(0)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    model = _model(steps, rows, random).SerializeToString()
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    feed = {"x0": _drawn(random, rows, steps[0][0][0])}
    session.run(None, feed)
    times = Times("")
    for _ in range(repeats):
        times.take(session.run, None, feed)
    return times.median / 1000


def _model(steps: Sequence[Sequence[tuple[int, int]]], rows: int, random: np.random.Generator) -> Any:
    nodes, weights = [], []
    for number, shapes in enumerate(steps):
        parts = [f"p{number}.{place}" for place in range(len(shapes))]
        for part, shape in zip(parts, shapes, strict=True):
            weights.append(numpy_helper.from_array(_drawn(random, *shape) / np.float32(shape[0] ** 0.5), f"w{part}"))
            nodes.append(helper.make_node("MatMul", [f"x{number}", f"w{part}"], [part]))
        nodes.append(helper.make_node("Sum", parts, [f"x{number + 1}"]))
    first = helper.make_tensor_value_info("x0", TensorProto.FLOAT, [rows, steps[0][0][0]])
    last = helper.make_tensor_value_info(f"x{len(steps)}", TensorProto.FLOAT, [rows, steps[-1][0][1]])
    graph = helper.make_graph(nodes, "products", [first], [last], weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR)


def _drawn(random: np.random.Generator, rows: int, columns: int) -> Vectors:
    return random.standard_normal((rows, columns), dtype=np.float32)
