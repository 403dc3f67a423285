"""Arrays: read from the files of an index, or refused with what to do."""

from pathlib import Path

import numpy as np

from search_service.errors import IndexUnusable
from search_service.model.encoder import Vectors


def load_array(path: Path) -> Vectors:
    """Return the array in a file; raise IndexUnusable where there is none."""
    try:
        found: Vectors = np.load(path, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise IndexUnusable(f"{path}: holds no array; run `samenwerkwijzer index`") from error
    return found
