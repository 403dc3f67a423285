"""Drawings that the build makes from datasets: inline SVG, one for wide screens and one for phones.

``docs/drawings.md`` shows each kind and what its dataset needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_handbook.drawings.cards import draw_cards
from sphinx_handbook.drawings.dots import draw_dots
from sphinx_handbook.drawings.flows import draw_flow
from sphinx_handbook.drawings.matrices import draw_counts, draw_matrix, draw_spread
from sphinx_handbook.drawings.rings import draw_rings
from sphinx_handbook.drawings.routes import draw_routes

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_handbook.drawings.canvas import Canvas
    from sphinx_handbook.drawings.plan import Plan

WIDE = "hb-wide"
WIDTHS = {WIDE: 660, "hb-narrow": 320}
"""Width in pixels of the two forms of a drawing, by the class under which the theme shows them."""

KINDS: dict[str, Callable[[Plan, float], Canvas]] = {
    "cards": draw_cards,
    "counts": draw_counts,
    "dots": draw_dots,
    "flow": draw_flow,
    "matrix": draw_matrix,
    "rings": draw_rings,
    "routes": draw_routes,
    "spread": draw_spread,
}
"""Kinds of drawing."""


def draw_plan(plan: Plan) -> str:
    """Return both forms of a dataset's drawing as HTML, each with its text alternative."""
    draw, alt = KINDS[plan.options["kind"]], plan.said("alt")
    return "".join(draw(plan, width).svg(alt, form) for form, width in WIDTHS.items())
