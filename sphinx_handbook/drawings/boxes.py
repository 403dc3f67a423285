"""Boxes with text: what leads to what, what stands side by side, which way a change goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_handbook.drawings.canvas import LINE, SIZE, Canvas
from sphinx_handbook.drawings.metrics import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_handbook.datasets import Row
    from sphinx_handbook.drawings.plan import Plan

_PADDING = 10
_GAP = 26
_NARROW = 500
"""Below this width boxes stand under each other."""


@dataclass(frozen=True)
class Box:
    """A box: its parts, each a heading (may be empty) and a text; ``kind`` is its class."""

    parts: tuple[tuple[str, str], ...]
    kind: str = ""

    def lines(self, width: float) -> list[tuple[str, str]]:
        """Return each line with its class, a blank one between parts."""
        room = width - 2 * _PADDING
        lines: list[tuple[str, str]] = []
        for head, text in self.parts:
            lines += [("", "")] if lines else []
            lines += [("strong", line) for line in wrap(head, room, SIZE, bold=True)]
            lines += [("", line) for line in wrap(text, room, SIZE)]
        return lines

    def height(self, width: float) -> float:
        """Return how high the box must be."""
        return sum(LINE if line else LINE / 2 for _, line in self.lines(width)) + 2 * _PADDING

    def draw(self, canvas: Canvas, x: float, y: float, width: float, height: float = 0) -> float:
        """Draw the box and return where it ends."""
        height = max(height, self.height(width))
        canvas.box(x, y, width, height, self.kind)
        baseline = y + _PADDING + SIZE
        for kind, line in self.lines(width):
            if line:
                canvas.text(x + _PADDING, baseline, [line], kind)
            baseline += LINE if line else LINE / 2
        return y + height


def draw_flow(plan: Plan, width: float) -> Canvas:
    """Draw each row as boxes that lead to each other: its cells in ``columns``, then what all lead to, ``goal``.

    The column ``apart`` stands under the last one, with a dashed edge: what went otherwise.
    """
    canvas, y = Canvas(width), 2.0
    for row in plan.dataset.rows.values():
        y = canvas.text(0, y + SIZE, wrap(plan.label(row), width, SIZE, bold=True), "strong") - SIZE + 8
        boxes = [Box(((plan.heading(key), plan.cell(row, key)),)) for key in plan.options["columns"]]
        y = _led(canvas, boxes, y) + 10
        apart = plan.options.get("apart", "")
        if apart in row.cells:
            y = Box(((plan.heading(apart), plan.cell(row, apart)),), "dashed").draw(canvas, 1, y, width - 2) + 10
        y += 14
    canvas.arrow([(width / 2, y - 10), (width / 2, y + 14)], "arrow")
    Box((("", plan.said("goal")),), "key").draw(canvas, 1, y + 16, width - 2)
    return canvas


def _led(canvas: Canvas, boxes: Sequence[Box], y: float) -> float:
    """Draw boxes with arrows between them, in a row or, where there is no room, in a column."""
    if canvas.width < _NARROW:
        for number, box in enumerate(boxes):
            if number:
                canvas.arrow([(canvas.width / 2, y + 3), (canvas.width / 2, y + _GAP - 6)], "arrow")
                y += _GAP - 4
            y = box.draw(canvas, 1, y, canvas.width - 2)
        return y
    width = (canvas.width - 2 - _GAP * (len(boxes) - 1)) / len(boxes)
    height = max(box.height(width) for box in boxes)
    for number, box in enumerate(boxes):
        x = 1 + number * (width + _GAP)
        box.draw(canvas, x, y, width, height)
        if number:
            canvas.arrow([(x - _GAP + 4, y + height / 2), (x - 4, y + height / 2)], "arrow")
    return y + height


def draw_cards(plan: Plan, width: float) -> Canvas:
    """Draw each row as a card with its cells in ``columns``, side by side; ``key`` names the row to stand out."""
    canvas, rows = Canvas(width), list(plan.dataset.rows.values())
    cards = [_card(plan, row) for row in rows]
    across = len(cards) if width >= _NARROW else 1
    card_width = (width - 2 - 8 * (across - 1)) / across
    height = max(card.height(card_width) for card in cards) if across > 1 else 0
    y = 1.0
    for number, card in enumerate(cards):
        end = card.draw(canvas, 1 + number % across * (card_width + 8), y, card_width, height)
        y = end + 8 if across == 1 else y
    return canvas


def _card(plan: Plan, row: Row) -> Box:
    cells = [(plan.heading(key), plan.cell(row, key)) for key in plan.options["columns"] if key in row.cells]
    return Box(((plan.label(row), ""), *cells), "key" if row.key == plan.options.get("key") else "")


def draw_routes(plan: Plan, width: float) -> Canvas:
    """Draw each column as a route through the rows: from the top ``down`` or from the bottom ``up``, as ``directions`` has it."""
    canvas = Canvas(width)
    directions: dict[str, str] = plan.options["directions"]
    side_by_side = width >= _NARROW
    room = (width - 24) / len(directions) if side_by_side else width - 2
    y = 0.0
    for number, (key, direction) in enumerate(directions.items()):
        x = 1 + number * (room + 22) if side_by_side else 1
        top = 0 if side_by_side else y
        y = _route(canvas, plan, key, direction, x, top, room) + 24
    return canvas


def _route(canvas: Canvas, plan: Plan, key: str, direction: str, x: float, y: float, width: float) -> float:
    y = canvas.text(x, y + SIZE, wrap(plan.heading(key), width, SIZE, bold=True), "strong") - SIZE + 8
    top, rows = y, list(plan.dataset.rows.values())
    start = rows[0] if direction == "down" else rows[-1]
    for row in rows:
        box = Box(((plan.label(row), plan.cell(row, key)),), "key" if row is start else "")
        y = box.draw(canvas, x + 28, y, width - 28, _route_height(plan, row, width - 28)) + 10
    ends = [(x + 10, top + 6), (x + 10, y - 16)]
    canvas.arrow(ends if direction == "down" else ends[::-1], "arrow")
    return y


def _route_height(plan: Plan, row: Row, width: float) -> float:
    """Return a height that a row's boxes share on every route."""
    return max(Box(((plan.label(row), plan.cell(row, key)),)).height(width) for key in plan.options["directions"])
