"""A QR code for every item and page, as SVG: the permanent address, to scan from a slide or a hand-out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import segno

from sphinx_handbook.sharing.shared import everything

if TYPE_CHECKING:
    from sphinx.application import Sphinx

QUIET_ZONE = 4
"""Modules of white around a code: ISO/IEC 18004."""


def setup(app: Sphinx) -> None:
    """Register the codes."""
    app.connect("build-finished", write_codes)


def write_codes(app: Sphinx, exception: Exception | None) -> None:
    """Write the codes that are not there or lead elsewhere; a file that is right keeps its age."""
    if exception is not None or app.builder.format != "html":
        return
    for shared in everything(app):
        path = Path(app.outdir) / shared.qr_path
        drawn = qr_code(shared.address, f"QR: {shared.title}")
        if not path.is_file() or path.read_bytes() != drawn:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(drawn)


def qr_code(address: str, title: str) -> bytes:
    """Return a code that a phone can still read with an eighth of it damaged (level M), as an SVG file."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False, boost_error=False)
    form = {"xmldecl": False, "svgclass": None, "lineclass": None, "omitsize": True}
    code.save(out, kind="svg", border=QUIET_ZONE, light="#ffffff", title=title, **form)
    return out.getvalue()
