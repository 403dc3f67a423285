"""Circles around each other, the inner one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_handbook.drawings.canvas import LINE, SIZE, Canvas
from sphinx_handbook.drawings.metrics import wrap

if TYPE_CHECKING:
    from sphinx_handbook.drawings.plan import Plan

_STEP = 58
_CORE = 46
_WIDEST = 440


def draw_rings(plan: Plan, width: float) -> Canvas:
    """Draw each row of a dataset as a circle around the one before.

    The circles touch at the bottom, so that each has room for its label at the top.
    """
    canvas = Canvas(width)
    labels = [plan.label(row) for row in plan.dataset.rows.values()]
    largest = min(width, _WIDEST) / 2 - 2
    step = min(_STEP, (largest - _CORE) / max(len(labels) - 1, 1))
    radii = [_CORE + step * number for number in range(len(labels))]
    bottom, centre = 2 * radii[-1] + 2, width / 2
    for number in reversed(range(len(labels))):
        radius = radii[number]
        canvas.circle(centre, bottom - radius, radius, f"ring-{min(number, 4)}")
        top = bottom - 2 * radius
        depth = 2 * step if number else 2 * radius
        lines = wrap(labels[number], 1.5 * radius if number else 1.6 * radius, SIZE, bold=number == 0)
        y = top + (depth - len(lines) * LINE) / 2 + SIZE
        canvas.text(centre, y, lines, "strong" if number == 0 else "", anchor="middle")
    return canvas
