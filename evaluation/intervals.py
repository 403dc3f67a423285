"""Intervals: how far a mean could have come out otherwise with other questions like these (bootstrap over questions)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap

CONFIDENCE = 0.95
RESAMPLES = 10_000
SEED = 2026


@dataclass(frozen=True)
class Interval:
    """A mean with the bounds of its interval."""

    mean: float
    low: float
    high: float

    @property
    def differs(self) -> bool:
        """Tell whether the interval leaves out zero: a mean difference that is significant at the level of CONFIDENCE."""
        return self.low > 0 or self.high < 0


def interval(values: Sequence[float]) -> Interval:
    """Return the mean and its percentile interval (Efron and Tibshirani, 1993, chapter 13); of no values, zero."""
    sample = np.asarray(values, dtype=float)
    mean = float(sample.mean()) if len(sample) else 0.0
    if len(sample) < 2 or np.ptp(sample) == 0:
        return Interval(mean, mean, mean)
    result = bootstrap(
        (sample,), np.mean, n_resamples=RESAMPLES, confidence_level=CONFIDENCE, method="percentile", rng=_seeded()
    )
    return Interval(mean, float(result.confidence_interval.low), float(result.confidence_interval.high))


def difference(ours: Sequence[float], theirs: Sequence[float]) -> Interval:
    """Return the mean difference of values that belong together in pairs, with its interval."""
    pairs: NDArray[np.float64] = np.subtract(np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float))
    return interval(pairs.tolist())


def _seeded() -> np.random.Generator:
    """Return the same chance each time, so that the same answers give the same figures."""
    return np.random.default_rng(SEED)
