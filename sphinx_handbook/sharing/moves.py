"""Addresses that moved: a page of its own that leads on, or on a page that is still there a line that says where it is now."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from sphinx_handbook.sharing.ledger import Address, read_ledger
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the moves."""
    app.connect("html-collect-pages", moved_pages)
    app.connect("html-page-context", tell_of_moves)


def ledger(app: Sphinx) -> dict[str, Address]:
    """Return the ledger of the handbook, read once a build.

    Raises:
        ConfigError: the ledger is at fault.
    """
    known: dict[str, Address] | None = getattr(app, "_handbook_ledger", None)
    if known is None:
        try:
            known = read_ledger(Path(app.srcdir) / str(app.config.handbook_addresses))
        except ValueError as fault:
            raise ConfigError(str(fault)) from fault
        app._handbook_ledger = known  # type: ignore[attr-defined]
    return known


def moved_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, context and template of a page for each page that moved."""
    prefix = f"{app.config.language}/"
    for entry in ledger(app).values():
        if entry.moved_to and not entry.anchor and entry.address.startswith(prefix):
            name = entry.address.removeprefix(prefix).rstrip("/")
            yield name, {"target": _relative(entry.address, entry.moved_to), "item_title": entry.moved_to}, "permalink.html"


def tell_of_moves(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Put a line on the page for each place on it that moved; a reader sees it who comes for that place."""
    if doctree is None:
        return
    page = f"{app.config.language}/{app.builder.get_target_uri(pagename)}"
    text = vocabulary().label("moved", str(app.config.language))
    lines = [
        f'<p class="hb-moved" id="{escape(entry.anchor)}">{text} <a href="{escape(_relative(page, entry.moved_to))}">'
        f"{escape(entry.moved_to)}</a></p>"
        for entry in ledger(app).values()
        if entry.moved_to and entry.anchor and entry.page == page
    ]
    context["body"] = "".join(lines) + context["body"]


def _relative(page: str, target: str) -> str:
    return "../" * page.partition("#")[0].count("/") + target
