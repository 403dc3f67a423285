"""Put drawings in a page: the picture, and a caption that says whose drawing it is and what it was drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_handbook.drawings import WIDE, WIDTHS, draw_plan
from sphinx_handbook.drawings.grid import Grid, GridRow
from sphinx_handbook.drawings.help_map import HelpMap
from sphinx_handbook.drawings.plan import Plan
from sphinx_handbook.parts import Parts, framed
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_handbook.items import Item
    from sphinx_handbook.nodes import block, drawing

def fill_drawing(parts: Parts, node: drawing) -> None:
    """Replace a placeholder by its drawing."""
    dataset = node["dataset"]
    picture = draw_plan(Plan(dataset, parts.language, parts.domain.titles()))
    title = dataset.filled(dataset.title, parts.language)
    place = dataset.place[parts.language] if dataset.place else parts.domain.sources.cited(dataset.sections, parts.language)
    caption = f"{title}. {parts.label('drawn_from')} {place}."
    node.replace_self(figure(picture, caption))


def figure(picture: str, caption: str, classes: Sequence[str] = ()) -> block:
    """Return a picture with its caption."""
    words = framed("figcaption", [], nodes.Text(caption))
    return framed("figure", ["hb-drawing", *classes], nodes.raw("", picture, format="html"), words)


def help_map(parts: Parts, barrier: Item, helpers: Sequence[Item]) -> block:
    """Return the map of what helps with a barrier, and who acts; on a phone the list of what helps stands for it."""
    names = vocabulary().fields["rol"].values
    roles = [role for role in names if any(_mark(item, role) for item in helpers)]
    rows = tuple(GridRow(item.title, tuple(_mark(item, role) for role in roles)) for item in helpers)
    shapes = {mark for row in rows for mark in row.marks}
    legend = tuple((shape, parts.label(f"map_{shape}")) for shape in ("full", "ring") if shape in shapes)
    grid = Grid(tuple(names[role][parts.language] for role in roles), rows, legend)
    picture = HelpMap(barrier.title, grid).draw(WIDTHS[WIDE]).svg(parts.label("map_alt"), WIDE)
    return figure(picture, parts.label("map_caption"), ["hb-help-map"])


def _mark(item: Item, role: str) -> str:
    if role in item.asked or any(entry.role == role for entry in item.actions):
        return "full"
    return "ring" if role in item.values("rol") else ""
