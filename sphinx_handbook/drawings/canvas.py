"""A small SVG drawing surface. Colours and type come from the theme's ``drawings.css``, by class."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SIZE = 14
"""Size of text, in pixels on the screen: a canvas is shown at its own width."""
LINE = 18
"""Distance between lines of text."""

NARROW = 500
"""A canvas less wide than this has no room for things beside each other."""


class Canvas:
    """One picture, as wide as asked and as high as what is put on it."""

    def __init__(self, width: float) -> None:
        self.width, self.height = width, 0.0
        self._root = ElementTree.Element("svg")

    def text(
        self, x: float, y: float, lines: Iterable[str], kind: str = "", *, anchor: str = "start", turned: bool = False
    ) -> float:
        """Write lines, the first one's baseline at ``y``; return the baseline under the last one."""
        text = self._add("text", kind, x=x, y=y)
        if anchor != "start":
            text.set("text-anchor", anchor)
        if turned:
            text.set("transform", f"rotate(-90 {_number(x)} {_number(y)})")
        for number, line in enumerate(lines):
            span = ElementTree.SubElement(text, "tspan", x=_number(x), dy=_number(LINE if number else 0))
            span.text = line
            y += LINE
        if not turned:
            self.reach(y - LINE + 6)
        return y

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str = "") -> None:
        """Draw a straight line."""
        self._add("line", kind, x1=x1, y1=y1, x2=x2, y2=y2)
        self.reach(max(y1, y2) + 1)

    def arrow(self, points: Sequence[tuple[float, float]], kind: str = "") -> None:
        """Draw a line along points with a head at its end."""
        self.path(points, kind)
        (x0, y0), (x, y) = points[-2:]
        length = max(abs(x - x0), abs(y - y0), 1)
        dx, dy = (x - x0) / length * 7, (y - y0) / length * 7
        head = [(x - dx - dy * 0.7, y - dy + dx * 0.7), (x, y), (x - dx + dy * 0.7, y - dy - dx * 0.7)]
        self.path(head, kind)

    def path(self, points: Iterable[tuple[float, float]], kind: str = "") -> None:
        """Draw a line along points."""
        corners = list(points)
        self._add("polyline", kind).set("points", " ".join(f"{_number(x)},{_number(y)}" for x, y in corners))
        self.reach(max(y for _, y in corners) + 1)

    def circle(self, x: float, y: float, radius: float, kind: str = "") -> None:
        """Draw a circle."""
        self._add("circle", kind, cx=x, cy=y, r=radius)
        self.reach(y + radius + 1)

    def box(self, x: float, y: float, width: float, height: float, kind: str = "", rounding: float = 6) -> None:
        """Draw a rectangle."""
        self._add("rect", kind, x=x, y=y, width=width, height=height, rx=rounding)
        self.reach(y + height + 1)

    def reach(self, y: float) -> None:
        """Make the canvas high enough for ``y``."""
        self.height = max(self.height, y)

    def svg(self, label: str, kind: str) -> str:
        """Return the picture as HTML has it, with its text alternative."""
        size = {"width": _number(self.width), "height": _number(self.height)}
        view = f"0 0 {size['width']} {size['height']}"
        for name, value in {"class": kind, "viewBox": view, **size, "role": "img", "aria-label": label}.items():
            self._root.set(name, value)
        return ElementTree.tostring(self._root, encoding="unicode")

    def _add(self, tag: str, kind: str, **numbers: float) -> ElementTree.Element:
        attributes = {name: _number(value) for name, value in numbers.items()}
        if kind:
            attributes["class"] = kind
        return ElementTree.SubElement(self._root, tag, attributes)


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
