"""The map of a barrier: what helps, and which role each of these asks something of."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_handbook.drawings.boxes import Box
from sphinx_handbook.drawings.canvas import Canvas
from sphinx_handbook.drawings.grid import Grid, draw_grid

_BRANCH = 26


@dataclass(frozen=True)
class HelpMap:
    """A barrier, and a grid of what helps by role."""

    barrier: str
    grid: Grid

    def draw(self, width: float) -> Canvas:
        """Draw the barrier, with a branch to each thing that helps."""
        canvas = Canvas(width)
        box = Box(((self.barrier, ""),), "key")
        bottom = box.draw(canvas, 1, 1, width - 2)
        middles = draw_grid(canvas, self.grid, _BRANCH, bottom + 10)
        canvas.line(10, bottom, 10, middles[-1], "link")
        for y in middles:
            canvas.line(10, y, _BRANCH - 6, y, "link")
        return canvas
