"""Rows of a dataset as cards, side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_handbook.drawings.boxes import Box
from sphinx_handbook.drawings.canvas import NARROW, Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_handbook.datasets import Row
    from sphinx_handbook.drawings.plan import Plan


def draw_cards(plan: Plan, width: float) -> Canvas:
    """Draw each row as a card with its cells in ``columns``, side by side.

    The row ``key`` stands out, and ``badge`` says why.
    """
    canvas = Canvas(width)
    cards = [_card(plan, row) for row in plan.dataset.rows.values()]
    across = len(cards) if width >= NARROW else 1
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
