"""What lets others point to the handbook: lasting addresses, citations, QR codes, embedded views, and data for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_handbook.sharing import embedding, learning_resource, moves, panel, qr

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the parts."""
    for part in (moves, panel, embedding, qr, learning_resource):
        part.setup(app)
