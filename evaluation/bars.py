"""Bars: what search has to reach on the test part; just under what it reached when they were set."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from evaluation.errors import EvaluationError

BARS = Path(__file__).parent / "bars.yml"


@dataclass(frozen=True)
class Bar:
    """A figure and the bound that it has to keep."""

    figure: str
    bound: float
    least: bool

    def kept(self, value: float) -> bool:
        """Tell whether a value is good enough."""
        return value >= self.bound if self.least else value <= self.bound


def read_bars(path: Path = BARS) -> list[Bar]:
    """Read the bars; raise EvaluationError where the file does not hold figures with `least` or `most`."""
    try:
        records = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        return [
            Bar(figure, float(bound), side == "least")
            for side in ("least", "most")
            for figure, bound in records[side].items()
        ]
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise EvaluationError(f"{path}: holds no bars ({error}); give `least` and `most`, each with figures") from error


def broken(bars: list[Bar], figures: Mapping[str, float], unmeasured: Collection[str] = ()) -> Iterator[str]:
    """Yield a line for each bar that its figure does not keep; those of figures that could not be had are left out."""
    for bar in bars:
        if bar.figure in unmeasured:
            continue
        if bar.figure not in figures:
            yield f"{bar.figure}: there is no such figure; the figures are {', '.join(sorted(figures))}"
        elif not bar.kept(figures[bar.figure]):
            side = "at least" if bar.least else "at most"
            yield f"{bar.figure}: {figures[bar.figure]:.3f}, where {side} {bar.bound:.3f} is asked"
