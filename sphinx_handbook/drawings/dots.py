"""A dot plot: per row two groups on one scale, with the line between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_handbook.drawings.canvas import LINE, NARROW, SIZE, Canvas
from sphinx_handbook.drawings.grid import draw_legend, draw_mark
from sphinx_handbook.drawings.metrics import wrap

if TYPE_CHECKING:
    from sphinx_handbook.datasets import Row
    from sphinx_handbook.drawings.plan import Plan

_SHAPES = ("ring", "full")
_MARGIN = 16
_CLOSE = 34
"""Dots nearer to each other than this have their figures beside them, not above."""
_SHIFT = {"middle": 0, "end": 6, "start": -6}
"""How far a figure moves towards its dot, by its anchor."""


def draw_dots(plan: Plan, width: float) -> Canvas:
    """Draw the figures of two ``columns`` on a scale from ``low`` to ``high``, whole numbers."""
    canvas = Canvas(width)
    columns: list[str] = plan.options["columns"]
    scale = _Scale(plan, width)
    legend = list(zip(_SHAPES, (plan.heading(key) for key in columns), strict=True))
    y = draw_legend(canvas, legend, 0, 0) + 8
    y = _ticks(canvas, scale, y)
    for row in plan.dataset.rows.values():
        y = _row(canvas, plan, row, scale, y)
    _ticks(canvas, scale, y)
    return canvas


class _Scale:
    """Where a value stands."""

    def __init__(self, plan: Plan, width: float) -> None:
        self.low, self.high = int(plan.options["low"]), int(plan.options["high"])
        self.beside = width >= NARROW
        self.left = width * 0.45 if self.beside else _MARGIN
        self.right = width - _MARGIN

    def x(self, value: float) -> float:
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)


def _ticks(canvas: Canvas, scale: _Scale, y: float) -> float:
    """Write the numbers of the scale; return where the rows start."""
    for value in range(scale.low, scale.high + 1):
        canvas.text(scale.x(value), y + SIZE, [str(value)], "muted", anchor="middle")
    return y + LINE + 8


def _row(canvas: Canvas, plan: Plan, row: Row, scale: _Scale, y: float) -> float:
    lines = wrap(plan.label(row), scale.left - 2 * _MARGIN if scale.beside else canvas.width, SIZE)
    canvas.line(0, y, canvas.width, y, "rule")
    text_height = len(lines) * LINE
    canvas.text(0, y + 8 + SIZE, lines)
    middle = y + max(text_height, 2 * LINE) / 2 + 14 if scale.beside else y + text_height + 8 + LINE + 12
    _points(canvas, plan, row, scale, middle)
    return max(y + text_height + 16, middle + 18)


def _points(canvas: Canvas, plan: Plan, row: Row, scale: _Scale, y: float) -> None:
    canvas.line(scale.left, y, scale.right, y, "axis")
    for value in range(scale.low, scale.high + 1):
        canvas.line(scale.x(value), y - 4, scale.x(value), y + 4, "axis")
    columns: list[str] = plan.options["columns"]
    places = [scale.x(float(str(row.cells[key]))) for key in columns]
    canvas.line(min(places), y, max(places), y, "link")
    close = max(places) - min(places) < _CLOSE
    for shape, key, x in zip(_SHAPES, columns, places, strict=True):
        draw_mark(canvas, shape, x, y)
        anchor = ("end" if x == min(places) else "start") if close else "middle"
        canvas.text(x + _SHIFT[anchor], y - 13, [plan.cell(row, key)], "small", anchor=anchor)
