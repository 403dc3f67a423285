"""The encoder: what the rest of the service knows of an embedding model."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors of length one, in which nearness means likeness."""

    @property
    def name(self) -> str:
        """Name of the model; vectors of encoders with the same name can be compared."""

    @property
    def dimension(self) -> int:
        """Number of components of each vector."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return an array (len(texts), dimension), its rows of length one."""

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Return an array (len(texts), dimension), its rows of length one.

        `progress` is called with the number of texts done since it was last called.
        """
