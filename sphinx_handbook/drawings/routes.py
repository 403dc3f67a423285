"""Ways through the same layers: which way a change goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_handbook.drawings.boxes import Box
from sphinx_handbook.drawings.canvas import NARROW, SIZE, Canvas
from sphinx_handbook.drawings.metrics import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_handbook.drawings.plan import Plan

_TRACK = 28
"""Room for the arrow beside a route."""


def draw_routes(plan: Plan, width: float) -> Canvas:
    """Draw each column as a route through the rows: from the top ``down`` or from the bottom ``up``, as ``directions`` has it."""
    canvas, y = Canvas(width), 0.0
    directions: dict[str, str] = plan.options["directions"]
    routes = [_stops(plan, key, direction) for key, direction in directions.items()]
    if width < NARROW:
        for (key, direction), stops in zip(directions.items(), routes, strict=True):
            y = _route(canvas, plan.heading(key), direction, stops, (1, y, width - 2)) + 24
        return canvas
    room = (width - 24) / len(routes)
    heights = [max(stop.height(room - _TRACK) for stop in level) for level in zip(*routes, strict=True)]
    for number, ((key, direction), stops) in enumerate(zip(directions.items(), routes, strict=True)):
        _route(canvas, plan.heading(key), direction, stops, (1 + number * (room + 22), 0, room), heights)
    return canvas


def _stops(plan: Plan, key: str, direction: str) -> list[Box]:
    """Return a box for each row; that of the row where the route starts stands out."""
    rows = list(plan.dataset.rows.values())
    start = rows[0] if direction == "down" else rows[-1]
    return [Box(((plan.label(row), plan.cell(row, key)),), "key" if row is start else "") for row in rows]


def _route(
    canvas: Canvas,
    heading: str,
    direction: str,
    stops: Sequence[Box],
    place: tuple[float, float, float],
    heights: Sequence[float] | None = None,
) -> float:
    """Draw one route at a left edge, a top and a width; return where it ends. ``heights`` are the least of its boxes."""
    x, y, width = place
    y = canvas.text(x, y + SIZE, wrap(heading, width, SIZE, bold=True), "strong") - SIZE + 8
    top = y
    for stop, height in zip(stops, heights or [0] * len(stops), strict=True):
        y = stop.draw(canvas, x + _TRACK, y, width - _TRACK, height) + 10
    ends = [(x + 10, top + 6), (x + 10, y - 16)]
    canvas.arrow(ends if direction == "down" else ends[::-1], "arrow")
    return y
