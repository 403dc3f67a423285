"""Boxes with text: what leads to what, what stands side by side, which way a change goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
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
        for part, least in zip_longest(self.parted(width), self.least, fillvalue=0):
            assert isinstance(part, list)
            lines += [("gap", "")] if lines else []
            lines += part + [("", "")] * (int(least) - len(part))
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
    if canvas.width < _NARROW:
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


def draw_cards(plan: Plan, width: float) -> Canvas:
    """Draw each row as a card with its cells in ``columns``, side by side.

    The row ``key`` stands out, and ``badge`` says why.
    """
    canvas = Canvas(width)
    cards = [_card(plan, row) for row in plan.dataset.rows.values()]
    across = len(cards) if width >= _NARROW else 1
    card_width = (width - 2 - 8 * (across - 1)) / across
    level = _level(cards, card_width) if across > 1 else cards
    y = 1.0
    for number, card in enumerate(level):
        end = card.draw(canvas, 1 + number % across * (card_width + 8), y, card_width)
        y = end + 8 if across == 1 else y
    return canvas


def _card(plan: Plan, row: Row) -> Box:
    out = row.key == plan.options.get("key")
    cells = [(plan.heading(key), plan.cell(row, key)) for key in plan.options["columns"]]
    return Box(((plan.label(row), plan.said("badge") if out else ""), *cells), "key" if out else "")


def _level(cards: Sequence[Box], width: float) -> list[Box]:
    """Return the cards with each part as high as the highest of its kind, so that parts stand beside each other."""
    heights = [[len(part) for part in card.parted(width)] for card in cards]
    most = tuple(max(column) for column in zip(*heights, strict=True))
    return [replace(card, least=most) for card in cards]


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
