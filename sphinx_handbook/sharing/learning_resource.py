"""What machines read of a page: each item and page as a ``LearningResource`` of schema.org, in JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sphinx_handbook.sharing.moves import ledger
from sphinx_handbook.sharing.panel import edition_date
from sphinx_handbook.sharing.shared import Shared, on_page
from sphinx_handbook.text import with_titles
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_handbook.domain import HandbookDomain
    from sphinx_handbook.items import Item


def setup(app: Sphinx) -> None:
    """Register the page context."""
    app.connect("html-page-context", add_resources)


def add_resources(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give templates ``resources`` (JSON-LD of the page) and ``lead`` (its first sentence)."""
    context["resources"], context["lead"] = [], ""
    if doctree is None:
        return
    domain = cast("HandbookDomain", app.env.get_domain("hb"))
    context["lead"] = with_titles(domain.data["leads"][pagename], domain.titles())
    context["resources"] = [
        {"@context": "https://schema.org", **_resource(app, domain, shared)}
        for shared, _ in on_page(app, pagename, doctree)
    ]


def _resource(app: Sphinx, domain: HandbookDomain, shared: Shared) -> dict[str, Any]:
    builder = cast("StandaloneHTMLBuilder", app.builder)
    entry = ledger(app).get(f"{shared.language}/{shared.path}")
    about = shared.item.summary if shared.item else domain.data["leads"][shared.docname]
    site = {"@type": "WebSite", "name": str(app.config.project), "url": f"{shared.base}/{shared.language}/"}
    found = {
        "@type": "LearningResource",
        "@id": shared.address,
        "url": shared.address,
        "name": shared.title,
        "description": with_titles(about, domain.titles()),
        "inLanguage": shared.language,
        "learningResourceType": shared.kind,
        "author": {"@type": "Organization", "name": str(app.config.author)},
        "license": f"{shared.base}/{shared.language}/over/",
        "isPartOf": site,
        "isAccessibleForFree": True,
        "dateModified": edition_date(builder).isoformat(),
    }
    if entry is not None:
        found["datePublished"] = entry.since.isoformat()
    if shared.item is not None:
        found |= _of_item(domain, shared.item, shared.language)
    return found


def _of_item(domain: HandbookDomain, item: Item, language: str) -> dict[str, Any]:
    """Return for whom an item is and what it is based on, where it says so."""
    roles = vocabulary().fields["rol"].values
    audience = [{"@type": "Audience", "audienceType": roles[role][language]} for role in item.values("rol")]
    based = [
        {"@type": "CreativeWork", "name": domain.sources.cited([name], language)} for name in item.sections if item.type != "bron"
    ]
    return {name: values for name, values in (("audience", audience), ("isBasedOn", based)) if values}
