"""A packed model of a few kilobytes, with the weights that a reader must find in it."""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search_service.model.packed import BLOCK, FLOAT32, FOUR_BITS, MAGIC, Floats, Shape

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁samen", "werken", "▁zorg", "s", "a", "m", "e", "n", "fi", "'")
SHAPE = Shape(hidden=32, layers=1, heads=2, inner=64, vocabulary=len(PIECES) + 1, positions=16, types=2, epsilon=1e-12)
REPLACEMENTS = {0x07: "", 0x09: " ", 0x200B: " ", 0xFB01: "fi"}
"""A control character, two odd blanks and a ligature; NFKC does only the last."""


@dataclass(frozen=True, eq=False)
class Sample:
    """A packed file and its tensors: the four-bit ones and the float32 ones."""

    path: Path
    matrices: dict[str, Floats]
    vectors: dict[str, Floats]


def write_sample(path: Path) -> Sample:
    """Write the file; its weights are made up but the same every time."""
    random = np.random.default_rng(6)
    h, inner = SHAPE.hidden, SHAPE.inner
    squares = {f"l0.{name}.w": (h, h) for name in ("q", "k", "v", "ao")}
    matrices = {
        name: _four_bit_weights(random, rows, columns)
        for name, (rows, columns) in {
            "emb.word": (SHAPE.vocabulary, h),
            **squares,
            "l0.fi.w": (inner, h),
            "l0.fo.w": (h, inner),
        }.items()
    }
    short = ["emb.ln.w", "emb.ln.b", *(f"l0.{name}" for name in ("q.b", "k.b", "v.b", "ao.b", "fo.b"))]
    norms = [f"l0.{name}.{part}" for name in ("aln", "oln") for part in "wb"]
    sizes = {**dict.fromkeys(short + norms, (h,)), "l0.fi.b": (inner,), "emb.pos": (SHAPE.positions, h), "emb.type": (2, h)}
    vectors = {name: random.normal(size=size).astype(np.float32) for name, size in sizes.items()}
    path.write_bytes(_header() + _pieces() + _replacements() + _tensors(matrices, vectors))
    return Sample(path, matrices, vectors)


def pack_four_bits(weights: Floats) -> bytes:
    """Return weights in blocks: a scale, then low nibbles for the first half and high ones for the second."""
    packed = b""
    for block in weights.reshape(-1, BLOCK):
        scale = np.abs(block).max() / 8
        nibbles = np.clip(np.rint(block / scale).astype(np.int8) + 8, 0, 15)
        halves = nibbles[: BLOCK // 2] | nibbles[BLOCK // 2 :] << 4
        packed += np.float16(scale).tobytes() + halves.astype(np.uint8).tobytes()
    return packed


def _four_bit_weights(random: np.random.Generator, rows: int, columns: int) -> Floats:
    """Return weights that four bits hold exactly; each block has a -8, from which its scale follows."""
    whole = random.integers(-8, 8, size=(rows * columns // BLOCK, BLOCK))
    whole[:, 0] = -8
    scales = 2.0 ** random.integers(-6, -2, size=(len(whole), 1))
    return np.asarray((whole * scales).reshape(rows, columns), dtype=np.float32)


def _header() -> bytes:
    s = SHAPE
    sizes = (s.hidden, s.layers, s.heads, s.inner, s.vocabulary, s.positions, s.types)
    return MAGIC + struct.pack("<I7ifi", 1, *sizes, s.epsilon, BLOCK)


def _pieces() -> bytes:
    raw = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, raw)]).astype("<u4")
    scores = -np.arange(len(raw), dtype="<f4")
    text = b"".join(raw)
    return struct.pack("<5iQ", len(raw), 0, 2, 1, 3, len(text)) + offsets.tobytes() + scores.tobytes() + text


def _replacements() -> bytes:
    entries = b"".join(struct.pack(f"<IB{len(text)}I", code, len(text), *map(ord, text)) for code, text in REPLACEMENTS.items())
    return struct.pack("<iI", len(REPLACEMENTS), len(entries)) + entries


def _tensors(matrices: dict[str, Floats], vectors: dict[str, Floats]) -> bytes:
    """Return the directory and the tensors, whose offsets count from the start of the file."""
    parts = [(name, FOUR_BITS, array.size, pack_four_bits(array)) for name, array in matrices.items()]
    parts += [(name, FLOAT32, array.size, array.astype("<f4").tobytes()) for name, array in vectors.items()]
    offset = len(_header() + _pieces() + _replacements()) + 4 + sum(2 + len(name) + 21 for name, *_ in parts)
    directory = struct.pack("<i", len(parts))
    for name, kind, weights, data in parts:
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, weights, offset, len(data))
        offset += len(data)
    return directory + b"".join(data for *_, data in parts)
