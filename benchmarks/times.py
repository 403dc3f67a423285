"""Times: what was measured, in milliseconds, and how tables show it."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
WIDTH = 34
"""Of the first column of a table."""


@dataclass
class Times:
    """Times of one kind of work, in milliseconds."""

    name: str
    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Return the middle of the times."""
        return statistics.median(self.values)

    @property
    def slow(self) -> float:
        """Return the 95th percentile: one in twenty takes longer."""
        if len(self.values) == 1:
            return self.values[0]
        return statistics.quantiles(self.values, n=20, method="inclusive")[-1]

    def take(self, work: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
        """Call `work` with these values, note how long it took and return what came of it."""
        start = time.perf_counter()
        made = work(*values, **named)
        self.values.append((time.perf_counter() - start) * 1000)
        return made

    def row(self) -> str:
        """Return a line of the table under `heading`."""
        return f"{self.name:<{WIDTH}} {self.median:9.3f} {self.slow:9.3f} {min(self.values):9.3f}"


def table(title: str, rows: Iterable[Times]) -> str:
    """Return a table with the median, the 95th percentile and the best of each."""
    return "\n".join([f"{title:<{WIDTH}} {'p50':>9} {'p95':>9} {'best':>9}", *(each.row() for each in rows)])


def verdict(name: str, ratio: float, most: float) -> str:
    """Return a line that tells a ratio, and whether it is at most what is aimed at."""
    return f"{name:<{WIDTH}} {ratio:9.3f} aim {most:g}: {'yes' if ratio <= most else 'no'}"
