"""Sphinx extension of the handbook: typed items, listings, two editions, export of passages.

The modules stand in the order of the build: the vocabularies and sources that content may use, the items that
pages hold, the directives that read them, the domain that collects them, and what is made from it.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_handbook import (
    choices,
    editions,
    export,
    glossary,
    nodes,
    page_context,
    permalinks,
    prose,
    render,
    sharing,
    tables,
    transforms,
)
from sphinx_handbook.domain import HandbookDomain, prepare_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.add_config_value("handbook_sources", "sources.yml", "env", str)
    app.add_config_value("handbook_service_url", "", "html", str)
    app.add_config_value("handbook_public_url", "", "html", str)
    app.add_config_value("handbook_date", "2000-01-01", "html", str)
    app.add_config_value("handbook_embed_template", "", "html", str)
    app.add_config_value("handbook_addresses", "adressen.csv", "html", str)
    app.add_config_value("handbook_contact", "", "html", str)
    app.add_config_value("handbook_passages", "", "", str)
    app.add_config_value("handbook_code", _digest(), "env", str)  # pages that older code made are made again
    app.add_domain(HandbookDomain)
    app.connect("builder-inited", prepare_domain)
    read = (nodes, transforms, render, choices, tables, glossary)
    written = (editions, page_context, permalinks, sharing, export, prose)
    for part in read + written:
        part.setup(app)
    return {"version": "1.0", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _digest() -> str:
    """Return a hash of this extension and of the vocabularies that it reads."""
    whole = hashlib.sha256()
    for package in ("sphinx_handbook", "handbook_data"):
        folder = Path(str(files(package)))
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
            whole.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    return whole.hexdigest()
