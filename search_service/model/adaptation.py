"""The adaptation: what the model learnt from how readers of this handbook ask; `python -m adaptation` makes it.

Low-rank (Hu and others, "LoRA", 2021): of a matrix W in an upper layer it holds A (rank, in) and B (out, rank), and the
model gets W + scale · B·A. So it is a hundredth of the size of the model, and can be kept with the code.
"""

import hashlib
from collections.abc import MutableMapping
from pathlib import Path

import numpy as np

from search_service.errors import ModelError
from search_service.model.packed import Floats

FILE = Path(__file__).with_name("adaptation.safetensors")
SCALE_NAME = "scale"
"""Name under which the file holds the scale."""

_MATRIX, _DOWN, _UP = ".weight", ".lora_A.weight", ".lora_B.weight"
_REPAIR = "put the file there again, or make it with `python -m adaptation`"


def digest_of(path: Path) -> str:
    """Return the SHA-256 of an adaptation, which tells one adapted model from another."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: the adaptation of the model cannot be read ({error.strerror}); {_REPAIR}") from error


def adapt(weights: MutableMapping[str, Floats], path: Path) -> None:
    """Change the weights that the adaptation in a file is about."""
    from safetensors import SafetensorError, safe_open  # serving does without

    try:
        with safe_open(path, "np") as file:
            scale = float(file.metadata()[SCALE_NAME])
            for name in sorted(file.keys()):
                if name.endswith(_DOWN):
                    matrix = name.removesuffix(_DOWN)
                    up, down = (file.get_tensor(matrix + part).astype(np.float32) for part in (_UP, _DOWN))
                    weights[matrix + _MATRIX] = weights[matrix + _MATRIX] + np.float32(scale) * (up @ down)
    except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path}: is no adaptation of this model ({error}); {_REPAIR}") from error
