"""Circles around each other, the inner one first."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from sphinx_handbook.drawings.canvas import LINE, SIZE, Canvas
from sphinx_handbook.drawings.metrics import text_width

if TYPE_CHECKING:
    from sphinx_handbook.drawings.plan import Plan

_CORE = 46
"""Least radius of the inner circle."""
_WIDEST = 480
_EDGE = 8
_BELOW = 8
"""Room beside a line of text, and below the last one."""


def draw_rings(plan: Plan, width: float) -> Canvas:
    """Draw each row of a dataset as a circle around the one before.

    The circles touch at the bottom, so that each has room for its label at the top. Such a band is as deep as its label needs.
    """
    canvas = Canvas(width)
    core, *outer = (plan.label(row) for row in plan.dataset.rows.values())
    radius = min(width, _WIDEST) / 2 - 2
    centre, bottom, spare = width / 2, 2 * radius + 2, _spare(outer, radius)
    for number, label in reversed(list(enumerate(outer, start=1))):
        depth = _depth(label, radius) + spare
        canvas.circle(centre, bottom - radius, radius, f"ring-{number}")
        used = depth - spare / 2  # the label stands in the middle of what its band has to spare
        lines = _broken(label, radius, used)
        canvas.text(centre, bottom - 2 * radius + used - _BELOW - (len(lines) - 1) * LINE, lines, anchor="middle")
        radius -= depth / 2
    canvas.circle(centre, bottom - radius, radius, "ring-0")
    canvas.text(centre, bottom - radius + 5, [core], "strong", anchor="middle")
    return canvas


def _spare(labels: list[str], radius: float) -> float:
    """Return how much deeper each band can be when the inner circle takes no more than it needs."""
    for label in reversed(labels):
        radius -= _depth(label, radius) / 2
    return max(2 * (radius - _CORE) / max(len(labels), 1), 0)


def _depth(label: str, radius: float) -> float:
    """Return the least depth of a band at the top of a circle that holds its label."""
    depth = LINE + 2 * _BELOW
    while depth < radius and not _broken(label, radius, depth):
        depth += 2
    return depth


def _broken(label: str, radius: float, depth: float) -> list[str]:
    """Break a label into lines within the circle, the last one at the bottom of its band; no lines where they do not fit."""
    for count in range(1, int((depth - _BELOW) // LINE) + 1):
        tops = [depth - _BELOW - (count - line - 1) * LINE - SIZE for line in range(count)]
        rooms = [2 * sqrt(max(radius**2 - (radius - top) ** 2, 0)) - 2 * _EDGE for top in tops]
        lines = _filled(label.split(), rooms)
        if len(lines) == count:
            return lines
    return []


def _filled(words: list[str], rooms: list[float]) -> list[str]:
    """Return the words in lines, each as full as its room allows; none where a word is left over."""
    lines: list[str] = []
    left = list(words)
    for room in rooms:
        line = left.pop(0) if left else ""
        while left and text_width(f"{line} {left[0]}", SIZE) <= room:
            line = f"{line} {left.pop(0)}"
        if not line or text_width(line, SIZE) > room:
            return []
        lines.append(line)
    return [] if left else lines
