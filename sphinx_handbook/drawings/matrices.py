"""Matrices: which row has what, how scores spread, how often two things meet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx_handbook.datasets import ANY_TEXT
from sphinx_handbook.drawings.canvas import Canvas
from sphinx_handbook.drawings.grid import Grid, GridRow, draw_grid

if TYPE_CHECKING:
    from sphinx_handbook.drawings.plan import Plan

def draw_matrix(plan: Plan, width: float) -> Canvas:
    """Draw every row of a dataset with a mark in the columns that it fills.

    ``columns`` names the columns, ``shapes`` the shape of each mark; ``blank`` may say what it means that there is none.
    """
    shapes, keys = plan.options["shapes"], plan.options["columns"]
    rows = []
    for row in plan.dataset.rows.values():
        cells = (row.cells.get(key, "") for key in keys)
        marks = tuple(shapes.get(ANY_TEXT if isinstance(cell, dict) else cell, "") for cell in cells)
        rows.append(GridRow(plan.label(row), marks))
    legend = tuple((shape, plan.word(mark)) for mark, shape in shapes.items() if mark in plan.dataset.marks)
    blank = (("", plan.said("blank")),) if "blank" in plan.options else ()
    return _drawn(Grid(tuple(plan.heading(key) for key in keys), tuple(rows), legend + blank, plan.first), width)


def draw_spread(plan: Plan, width: float) -> Canvas:
    """Draw every row with its mark under its own score.

    ``column`` holds the scores, ``order`` puts them in order, and the mark in column ``by`` gets its shape from ``shapes``.
    """
    column, by, order, shapes = (plan.options[key] for key in ("column", "by", "order", "shapes"))
    rows = []
    for row in plan.dataset.rows.values():
        shape = shapes[row.cells[by]]
        rows.append(GridRow(plan.label(row), tuple(shape if row.cells[column] == score else "" for score in order)))
    legend = tuple((shape, plan.word(mark)) for mark, shape in shapes.items())
    heads = tuple(plan.word(score) for score in order)
    return _drawn(Grid(heads, tuple(rows), legend, plan.first, plan.heading(column)), width)


def draw_counts(plan: Plan, width: float) -> Canvas:
    """Draw how many rows have each pair of marks in the columns ``down`` and ``across``."""
    down, across = plan.options["down"], plan.options["across"]
    pairs = Counter((str(row.cells[down]), str(row.cells[across])) for row in plan.dataset.rows.values())
    tops = [mark for mark in plan.dataset.marks if any(top == mark for _, top in pairs)]
    sides = [mark for mark in plan.dataset.marks if any(side == mark for side, _ in pairs)]
    rows = [GridRow(plan.word(side), tuple(str(pairs[side, top] or "") for top in tops)) for side in sides]
    return _drawn(Grid(tuple(plan.word(top) for top in tops), tuple(rows), (), plan.heading(down), plan.heading(across)), width)


def _drawn(grid: Grid, width: float) -> Canvas:
    canvas = Canvas(width)
    draw_grid(canvas, grid)
    return canvas
