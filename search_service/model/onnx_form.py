"""The exported form of the encoder: onnxruntime and tokenizers only, so that it starts in a second."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as faults
from tokenizers import Tokenizer

from search_service.errors import ModelError
from search_service.model.encoder import Vectors
from search_service.model.export import GRAPH, INPUTS, OUTPUT
from search_service.model.export_process import RECIPE, TOKENIZER
from search_service.model.recipe import Recipe
from search_service.model.text import clean_text

_BATCH = 8
"""Texts that are encoded together; more is no faster and takes more memory."""
_FAULTS = (faults.Fail, faults.InvalidGraph, faults.InvalidProtobuf, faults.NoSuchFile, faults.RuntimeException)


class OnnxEncoder:
    """Encodes with the graph in a folder that `export` has made."""

    def __init__(self, folder: Path, threads: int) -> None:
        """Open the graph, to be run with this many threads."""
        self._recipe = Recipe.read(folder / RECIPE)
        self._tokenizer = open_tokenizer(folder / TOKENIZER, self._recipe.max_tokens)
        self._session = open_session(folder / GRAPH, threads)

    @property
    def name(self) -> str:
        """Name of the model."""
        return self._recipe.name

    @property
    def dimension(self) -> int:
        """Number of components of each vector."""
        return self._recipe.dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return an array (len(texts), dimension), its rows of length one."""
        return self._encode(self._recipe.prompts.query, texts, None)

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Return an array (len(texts), dimension), its rows of length one."""
        return self._encode(self._recipe.prompts.passage, texts, progress)

    def _encode(self, prompt: str, texts: Sequence[str], progress: Callable[[int], None] | None) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for places in _batches(texts):
            vectors[places] = self._run([prompt + clean_text(texts[place]) for place in places])
            if progress:
                progress(len(places))
        return vectors

    def _run(self, texts: list[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch_fast(texts)
        parts = ([each.ids for each in encodings], [each.attention_mask for each in encodings])
        feed = {name: np.array(part, dtype=np.int64) for name, part in zip(INPUTS, parts, strict=True)}
        vectors: Vectors = self._session.run([OUTPUT], feed)[0]
        return vectors


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the places of texts of about the same length, so that little is padded, the longest first.

    The longest go first, so that what memory it takes is known at once and not at the end.
    """
    places = sorted(range(len(texts)), key=lambda place: len(texts[place]), reverse=True)
    for start in range(0, len(places), _BATCH):
        yield places[start : start + _BATCH]


def open_tokenizer(path: Path, max_tokens: int) -> Tokenizer:
    """Return the tokenizer in a file, which cuts texts and pads them; raise ModelError where there is none."""
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises no narrower one
        raise ModelError(f"{path}: the tokenizer cannot be opened ({error}); run `samenwerkwijzer model`") from error
    padding = _padding(tokenizer)
    tokenizer.enable_truncation(max_tokens)
    tokenizer.enable_padding(pad_id=tokenizer.token_to_id(padding), pad_token=padding)
    return tokenizer


def _padding(tokenizer: Tokenizer) -> str:
    """Return the padding token; the mask hides it, so that any token would do where a model has none of this name."""
    return next((token for token in ("<pad>", "[PAD]") if tokenizer.token_to_id(token) is not None), "</s>")


def open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """Return the graph in a file, to be run with so many threads; raise ModelError where there is none."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # patterns are kept for each length of text, and lengths differ
    try:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except _FAULTS as error:
        raise ModelError(f"{path}: the exported model cannot be opened ({error}); run `samenwerkwijzer model`") from error
