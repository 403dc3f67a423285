"""Embedding: vectors of many texts, where texts that were embedded before are not embedded again.

The vectors lie in one file beside the index, under the model and the hash of their text. It may be thrown away.
"""

import hashlib
import os
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np

from search_service.model.encoder import Encoder, Vectors

Report: TypeAlias = Callable[[str, float], None]
"""Takes the name of a step and the fraction of it that is done."""

STEP = "embed"


def embed(texts: Sequence[str], encoder: Encoder, store: Path, report: Report) -> Vectors:
    """Return an array (len(texts), dimension), and keep exactly these vectors in the store."""
    keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    known = _stored(store, encoder)
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if missing:
        known |= dict(zip(missing, _encoded(list(missing.values()), encoder, report), strict=True))
    if missing or len(known) > len(set(keys)):
        _keep(store, encoder, {key: known[key] for key in keys})
    return np.stack([known[key] for key in keys]) if keys else np.empty((0, encoder.dimension), np.float32)


def _encoded(texts: Sequence[str], encoder: Encoder, report: Report) -> Vectors:
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        report(STEP, done / len(texts))

    return encoder.encode_passages(texts, count)


def _stored(store: Path, encoder: Encoder) -> dict[str, Vectors]:
    """Return the vectors of this model; a store that is missing or damaged is as good as empty."""
    try:
        with store.open("rb") as file, np.load(file, allow_pickle=False) as held:
            if str(held["model"]) != encoder.name or held["vectors"].shape[1] != encoder.dimension:
                return {}
            return dict(zip(held["keys"].tolist(), held["vectors"], strict=True))
    except (OSError, ValueError, KeyError, IndexError, EOFError, zipfile.BadZipFile):
        return {}


def _keep(store: Path, encoder: Encoder, vectors: dict[str, Vectors]) -> None:
    part = store.with_name(f"{store.stem}.{os.getpid()}.part.npz")
    with part.open("wb") as file:
        np.savez(file, model=np.array(encoder.name), keys=np.array(list(vectors)), vectors=np.stack(list(vectors.values())))
    part.replace(store)
