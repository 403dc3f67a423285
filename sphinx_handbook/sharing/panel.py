"""The panel "share and cite" of an item or a page: everything that a trainer copies, ready to copy."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, cast

from babel.dates import format_date

from sphinx_handbook.sharing.shared import Shared, is_shared, shared_page
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_handbook.domain import HandbookDomain

APA_DATE = {"nl": "y, d MMMM", "en": "y, MMMM d"}
"""Form of the date of a web page in a reference list: APA Style, 7th edition, section 9.15; in Dutch with the day first."""

HEIGHT = 600
"""Height of an embedded view in pixels; the reader scrolls in it."""


def setup(app: Sphinx) -> None:
    """Register the panel of pages; an item's is rendered with the item."""
    app.connect("html-page-context", add_panel)


def add_panel(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give templates ``page_panel``; it is empty where the page is one item's own."""
    domain = cast("HandbookDomain", app.env.get_domain("hb"))
    context["page_panel"] = ""
    if doctree is not None and is_shared(domain, pagename):
        builder = cast("StandaloneHTMLBuilder", app.builder)
        context["page_panel"] = panel(builder, shared_page(builder, pagename), pagename)


def panel(builder: StandaloneHTMLBuilder, shared: Shared, docname: str, *, quick: bool = False) -> str:
    """Return the panel as HTML, for the page ``docname``; with ``quick``, what is copied most also stands in view."""
    language, words, site = shared.language, vocabulary(), str(builder.config.project)
    root = builder.get_relative_uri(docname, "index") if docname != "index" else ""
    texts = {key.removeprefix("share_"): names[language] for key, names in words.labels.items() if key.startswith("share_")}
    rows = {
        "apa": apa(shared, builder.config.author, site, edition_date(builder)),
        "slide": escape(slide(shared, site)),
        "markdown": escape(markdown(shared)),
    }
    if builder.config.handbook_embed_template:
        rows["embed"] = escape(frame(shared, site))
    rendered: str = builder.templates.render(
        "share.html",
        {
            "shared": shared,
            "quick": quick,
            "text": texts,
            "rows": rows,
            "links": {name: shared.address_in(name) for name in sorted(words.languages, key=lambda name: name != language)},
            "names": words.languages,
            "qr": f"{root}{shared.qr_path}",
            "local": not builder.config.handbook_public_url,
            "icon": builder.config.html_context.get("icons", {}).get("share", ""),
        },
    )
    return rendered


def edition_date(builder: StandaloneHTMLBuilder) -> date:
    """Return the day on which the texts were last changed, as the configuration says."""
    return date.fromisoformat(str(builder.config.handbook_date))


def markdown(shared: Shared) -> str:
    """Return a link in Markdown."""
    title = "".join(f"\\{letter}" if letter in r"\[]*_`<" else letter for letter in shared.title)
    return f"[{title}]({shared.address})"


def apa(shared: Shared, author: str, site: str, day: date) -> str:
    """Return a reference in APA style (7th edition, section 10.16, "webpage on a website"), as HTML for its italics."""
    when = format_date(day, APA_DATE[shared.language], locale=shared.language)
    return f"{escape(author)}. ({when}). <em>{escape(shared.title)}</em>. {escape(site)}. {shared.address}"


def slide(shared: Shared, site: str) -> str:
    """Return one line for a slide."""
    return f"{shared.title} – {site}, {shared.address.split('://', 1)[1]}"


def frame(shared: Shared, site: str) -> str:
    """Return the HTML that shows it in another site."""
    title = escape(f"{shared.title} – {site}")
    return (
        f'<iframe src="{shared.embed_address}" title="{title}" width="100%" height="{HEIGHT}" '
        'style="border:1px solid #d8d2c2" loading="lazy"></iframe>'
    )
