"""Pages to choose from, as cards: each with its icon, its name, and what it is about.

``{keuzes}`` makes them of the pages that it names, with the first sentence of each; a list of links with the class
``hb-choices`` or ``hb-doors`` has words of its own. An icon is named after the page (``rollen/bestuurder``:
bestuurder), else after its folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sentencex import segment
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from sphinx_handbook.faults import report
from sphinx_handbook.text import plain_text, with_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_handbook.nodes import page_choices
    from sphinx_handbook.parts import Parts

CHOICES = {"hb-choices", "hb-doors"}


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(IconsOfChoices)


def icon(config: Config, *names: str) -> list[nodes.Node]:
    """Return the site's icon of the first name that has one, or nothing."""
    drawn: dict[str, str] = config.html_context.get("icons", {})
    return next(([nodes.raw("", drawn[name], format="html")] for name in names if name in drawn), [])


def lead_of(document: nodes.document, language: str) -> str:
    """Return the first sentence of a page, or nothing where it has no text."""
    first = next(document.findall(nodes.paragraph), None)
    return next(iter(segment(language, plain_text(first))), "").strip() if first is not None else ""


def fill_choices(parts: Parts, node: page_choices) -> None:
    """Replace a list of pages by cards."""
    domain, entries = parts.domain, []
    for name in node["pages"]:
        if name not in domain.env.all_docs:
            report("unknown-page", node, name=name)
            continue
        title = domain.env.titles[name].astext()
        link = make_refnode(parts.builder, parts.docname, name, "", nodes.inline(title, title))
        about = nodes.Text(f" {with_titles(domain.data['leads'][name], domain.titles())}")
        drawn = icon(domain.env.config, *_icons_of(name))
        entries.append(nodes.list_item("", *drawn, nodes.paragraph("", "", link, about)))
    node.replace_self(nodes.bullet_list("", *entries, classes=["hb-choices"]))


class IconsOfChoices(SphinxPostTransform):
    """Put an icon before each entry of a list to choose from."""

    default_priority = 7  # before choices are filled in (8) and MyST resolves references (9)
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Work through the lists."""
        for chosen in self.document.findall(_is_choices):
            for entry in chosen.children:
                assert isinstance(entry, nodes.list_item)
                link = next(entry.findall(addnodes.pending_xref), None)
                if link is not None:
                    entry[0:0] = icon(self.config, *_icons_of(str(link["reftarget"])))


def _is_choices(node: nodes.Node) -> bool:
    return isinstance(node, nodes.bullet_list) and bool(CHOICES & set(node["classes"]))


def _icons_of(page: str) -> Iterator[str]:
    """Yield the names of icons that fit a page, best first."""
    yield from reversed(page.removesuffix(".md").removesuffix("/index").split("/"))
