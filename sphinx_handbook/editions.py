"""Links between the editions: ``hreflang`` for machines and the language switch for readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


@dataclass(frozen=True)
class Edition:
    """This page in one language: its address relative to the page, and whether it is the one being read."""

    language: str
    name: str
    address: str
    current: bool


def setup(app: Sphinx) -> None:
    """Register the page context; after the theme's own, so that it may use what that sets."""
    app.connect("html-page-context", add_editions, priority=900)


def add_editions(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give templates ``editions`` (list of :class:`Edition`), ``hreflang`` (language and address) and the build's addresses."""
    address = app.builder.get_target_uri(pagename)
    root = "../" * (address.count("/") + 1)
    context["editions"] = [
        Edition(language, name, f"{root}{language}/{address}", language == app.config.language)
        for language, name in vocabulary().languages.items()
    ]
    base = app.config.handbook_public_url.rstrip("/")
    context["hreflang"] = [
        (edition.language, f"{base}/{edition.language}/{address}" if base else edition.address)
        for edition in context["editions"]
    ]
    context["public_url"], context["path"] = base, address
    context["service_url"] = app.config.handbook_service_url
    context["contact"] = app.config.handbook_contact
