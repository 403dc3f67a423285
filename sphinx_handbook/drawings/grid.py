"""Rows with a label and a mark in some of their columns: what most of the handbook's matrices come down to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_handbook.drawings.canvas import LINE, NARROW, SIZE, Canvas
from sphinx_handbook.drawings.metrics import text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

SHAPES = ("full", "ring", "cross", "bar")
"""Shapes of a mark; any other mark is written as a text in a circle."""
_RADIUS = 7


@dataclass(frozen=True)
class GridRow:
    """A row: its label and a mark for each column, empty where there is none."""

    label: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """Rows under column heads; what each shape means (an empty shape: no mark); what the rows and the columns are."""

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    legend: tuple[tuple[str, str], ...] = ()
    down: str = ""
    across: str = ""


def draw_grid(canvas: Canvas, grid: Grid, left: float = 0, top: float = 0) -> list[float]:
    """Draw a grid from a left edge to the canvas's right edge, with its legend below; return the middle of each row."""
    column = _column_width(canvas.width - left, grid)
    labels = canvas.width - left - column * len(grid.heads)
    centres = [left + labels + column * (number + 0.5) for number in range(len(grid.heads))]
    if grid.across:
        top = canvas.text((centres[0] + centres[-1]) / 2, top + SIZE, [grid.across], "muted", anchor="middle") - SIZE + 4
    y = _heads(canvas, grid.heads, centres, column, top)
    if grid.down:
        canvas.text(left, y - 10, [grid.down], "muted")
    middles = []
    for row in grid.rows:
        height = _row(canvas, row, centres, left, labels - 10, y)
        middles.append(y + height / 2)
        y += height
    draw_legend(canvas, grid.legend, left, y + 12)
    return middles


def _column_width(width: float, grid: Grid) -> float:
    """Return a width that leaves the labels at least 45% of the row, or a third on a wide canvas if the heads then fit."""
    count, wide = max(len(grid.heads), 1), width >= NARROW
    wanted = max((text_width(word, SIZE, bold=True) + 8 for head in grid.heads for word in head.split()), default=0)
    if wide and wanted <= width * 0.67 / count:
        return max(wanted, 64)
    return min(max(wanted if wanted <= width * 0.55 / count else 0, 64 if wide else 32), width * 0.55 / count)


def _heads(canvas: Canvas, heads: Sequence[str], centres: Sequence[float], column: float, top: float) -> float:
    """Write the heads; upright where a word is wider than its column. Return where the rows start."""
    fits = all(text_width(word, SIZE, bold=True) <= column - 6 for head in heads for word in head.split())
    if fits:
        lines = [wrap(head, column - 4, SIZE, bold=True) for head in heads]
        height = float(max((len(part) for part in lines), default=0) * LINE)
        for part, x in zip(lines, centres, strict=True):
            canvas.text(x, top + height - (len(part) - 1) * LINE - 4, part, "strong", anchor="middle")
        return top + height + 6
    height = max(text_width(head, SIZE, bold=True) for head in heads)
    for head, x in zip(heads, centres, strict=True):
        canvas.text(x + 5, top + height, [head], "strong", turned=True)
    return top + height + 10


def _row(canvas: Canvas, row: GridRow, centres: Sequence[float], left: float, width: float, y: float) -> float:
    """Draw one row from ``y`` down; return its height."""
    lines = wrap(row.label, width, SIZE)
    height = max(len(lines) * LINE + 10, 30)
    canvas.line(left, y, canvas.width, y, "rule")
    canvas.text(left, y + (height - len(lines) * LINE) / 2 + SIZE, lines)
    for mark, x in zip(row.marks, centres, strict=True):
        draw_mark(canvas, mark, x, y + height / 2)
    return height


def draw_mark(canvas: Canvas, mark: str, x: float, y: float) -> None:
    """Draw a mark around a point."""
    if mark == "cross":
        canvas.path([(x - 6, y - 6), (x + 6, y + 6)], "miss")
        canvas.path([(x - 6, y + 6), (x + 6, y - 6)], "miss")
    elif mark == "bar":
        canvas.box(x - 8, y - 3, 16, 6, "full", 3)
    elif mark in SHAPES:
        canvas.circle(x, y, _RADIUS, mark)
    elif mark:
        canvas.circle(x, y, 11, "full")
        canvas.text(x, y + 5, [mark], "on-full", anchor="middle")


def draw_legend(canvas: Canvas, legend: Sequence[tuple[str, str]], left: float, y: float) -> float:
    """Write what each shape means, one under another; return where it ends."""
    for mark, text in legend:
        indent = 26 if mark else 0
        lines = wrap(text, canvas.width - left - indent, SIZE)
        draw_mark(canvas, mark, left + 9, y + LINE / 2 + 1)
        y = canvas.text(left + indent, y + SIZE, lines, "muted") - SIZE + 6
    return y
