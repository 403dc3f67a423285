"""A page at ``i/<id>/`` for every item, that leads to it on any static host."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_handbook.domain import HandbookDomain

FOLDER = "i"


def setup(app: Sphinx) -> None:
    """Register the pages."""
    app.connect("config-inited", _add_templates)
    app.connect("html-collect-pages", permalink_pages)
    app.connect("build-finished", remove_withdrawn)


def permalink(item_id: str) -> str:
    """Return the address of an item's permalink, relative to the root of the edition."""
    return f"{FOLDER}/{item_id}/"


def permalink_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, context and template of each permalink page."""
    domain = cast("HandbookDomain", app.env.get_domain("hb"))
    for item in domain.sorted_items():
        name = f"{FOLDER}/{item.id}"
        address = f"{app.builder.get_relative_uri(name, item.docname)}#{item.id}"
        yield name, {"target": address, "item_title": item.title}, "permalink.html"


def remove_withdrawn(app: Sphinx, exception: Exception | None) -> None:
    """Remove permalink pages of items that are no longer in the handbook."""
    folder = Path(app.outdir) / FOLDER
    if exception is not None or not folder.is_dir():
        return
    domain = cast("HandbookDomain", app.env.get_domain("hb"))
    for page in folder.iterdir():
        if page.name not in domain.items:
            shutil.rmtree(page)


def _add_templates(app: Sphinx, config: Config) -> None:
    config.templates_path = [*config.templates_path, str(Path(__file__).parent / "templates")]
