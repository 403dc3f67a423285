"""Boxes with text, from which flows, cards and routes are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_handbook.drawings.canvas import LINE, SIZE, Canvas
from sphinx_handbook.drawings.metrics import wrap

_PADDING = 10


@dataclass(frozen=True)
class Box:
    """A box: its parts, each a heading and a text (either may be empty); its class; the least number of lines of each part."""

    parts: tuple[tuple[str, str], ...]
    kind: str = ""
    least: tuple[int, ...] = ()

    def parted(self, width: float) -> list[list[tuple[str, str]]]:
        """Return the lines of each part, each with its class."""
        room = width - 2 * _PADDING
        return [
            [("strong", line) for line in wrap(head, room, SIZE, bold=True)] + [("", line) for line in wrap(text, room, SIZE)]
            for head, text in self.parts
        ]

    def lines(self, width: float) -> list[tuple[str, str]]:
        """Return each line with its class; a full blank one for each that a part is short of, half a one between parts."""
        lines: list[tuple[str, str]] = []
        for part, least in zip(self.parted(width), self.least or [0] * len(self.parts), strict=True):
            lines += [("gap", "")] if lines else []
            lines += part + [("", "")] * (least - len(part))
        return lines

    def height(self, width: float) -> float:
        """Return how high the box must be."""
        return sum(_step(kind) for kind, _ in self.lines(width)) + 2 * _PADDING

    def draw(self, canvas: Canvas, x: float, y: float, width: float, height: float = 0) -> float:
        """Draw the box and return where it ends."""
        height = max(height, self.height(width))
        canvas.box(x, y, width, height, self.kind)
        baseline = y + _PADDING + SIZE
        for kind, line in self.lines(width):
            if line:
                canvas.text(x + _PADDING, baseline, [line], kind)
            baseline += _step(kind)
        return y + height


def _step(kind: str) -> float:
    return LINE / 2 if kind == "gap" else LINE
