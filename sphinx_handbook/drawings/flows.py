"""What was done, expected and found, in boxes beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_handbook.drawings.boxes import Box
from sphinx_handbook.drawings.canvas import NARROW, SIZE, Canvas
from sphinx_handbook.drawings.metrics import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_handbook.drawings.plan import Plan

_GAP = 26


def draw_flow(plan: Plan, width: float) -> Canvas:
    """Draw what all rows aim for, ``goal``, and then each row as boxes: its cells in ``columns``.

    An arrow leads from the first to the second, what was expected of it; what was found stands beside them without one.
    The column ``apart`` stands below with a dashed edge: what went otherwise.
    """
    canvas = Canvas(width)
    y = Box(((plan.said("goal"), ""),), "key").draw(canvas, 1, 1, width - 2) + 22
    for row in plan.dataset.rows.values():
        y = canvas.text(0, y + SIZE, wrap(plan.label(row), width, SIZE, bold=True), "strong") - SIZE + 8
        boxes = [Box(((plan.heading(key), plan.cell(row, key)),)) for key in plan.options["columns"]]
        y = _led(canvas, boxes, y) + 10
        apart = plan.options.get("apart", "")
        if apart in row.cells:
            y = Box(((plan.heading(apart), plan.cell(row, apart)),), "dashed").draw(canvas, 1, y, width - 2) + 10
        y += 14
    return canvas


def _led(canvas: Canvas, boxes: Sequence[Box], y: float) -> float:
    """Draw boxes, with an arrow from the first to the second, in a row or, where there is no room, in a column."""
    if canvas.width < NARROW:
        for number, box in enumerate(boxes):
            if number == 1:
                canvas.arrow([(canvas.width / 2, y + 3), (canvas.width / 2, y + _GAP - 6)], "arrow")
            y += (0, _GAP - 4, 10)[min(number, 2)]
            y = box.draw(canvas, 1, y, canvas.width - 2)
        return y
    width = (canvas.width - 2 - _GAP * (len(boxes) - 1)) / len(boxes)
    height = max(box.height(width) for box in boxes)
    for number, box in enumerate(boxes):
        x = 1 + number * (width + _GAP)
        box.draw(canvas, x, y, width, height)
        if number == 1:
            canvas.arrow([(x - _GAP + 4, y + height / 2), (x - 4, y + height / 2)], "arrow")
    return y + height
