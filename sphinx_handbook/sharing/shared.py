"""One thing that readers can point to, an item or a page, with its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from docutils import nodes

from sphinx_handbook.items import Item
from sphinx_handbook.permalinks import permalink
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_handbook.domain import HandbookDomain

LOCAL = "http://localhost:8000"
"""Where ``make serve`` puts a site that was built without a public address."""

UNSHARED = {"zoeken"}
"""Pages without anything to cite."""

EMBED = "embed"
QR = "qr.svg"


@dataclass(frozen=True)
class Shared:
    """An item or a page. ``path`` is its permanent address, relative to the edition, with a slash at the end."""

    title: str
    kind: str
    docname: str
    path: str
    embed: str
    language: str
    base: str
    item: Item | None = None

    @property
    def address(self) -> str:
        """The permanent address, whole."""
        return self.address_in(self.language)

    def address_in(self, language: str) -> str:
        """Return the permanent address in an edition: paths are the same in both."""
        return f"{self.base}/{language}/{self.path}"

    @property
    def embed_address(self) -> str:
        """The address of the view without a frame, whole."""
        return f"{self.base}/{self.language}/{self.embed}"

    @property
    def qr_path(self) -> str:
        """Where the QR code is, relative to the edition."""
        return f"{self.path}{QR}"


def base_address(builder: Builder) -> str:
    """Return the address of the whole site, without a slash at the end."""
    return str(builder.config.handbook_public_url).rstrip("/") or LOCAL


def shared_item(builder: Builder, item: Item) -> Shared:
    """Return an item as it is shared."""
    language = str(builder.config.language)
    kind = vocabulary().types[item.type].one[language]
    path, embed = permalink(item.id), f"{EMBED}/{item.id}/"
    return Shared(item.title, kind, item.docname, path, embed, language, base_address(builder), item)


def shared_page(builder: Builder, docname: str) -> Shared:
    """Return a page as it is shared."""
    language, path = str(builder.config.language), builder.get_target_uri(docname)
    title = builder.env.titles[docname].astext()
    embed = f"{EMBED}/{path}" if path else f"{EMBED}/index/"
    return Shared(title, vocabulary().label("page", language), docname, path, embed, language, base_address(builder))


def everything(app: Sphinx) -> Iterator[Shared]:
    """Yield every item, and every page that is not one item's own."""
    domain = cast("HandbookDomain", app.env.get_domain("hb"))
    for item in domain.sorted_items():
        yield shared_item(app.builder, item)
    for docname in sorted(app.env.all_docs):
        if is_shared(domain, docname):
            yield shared_page(app.builder, docname)


def on_page(app: Sphinx, docname: str, doctree: nodes.document) -> Iterator[tuple[Shared, nodes.section]]:
    """Yield what can be shared of a rendered page, each with its section: the page, and the items on it."""
    domain = cast("HandbookDomain", app.env.get_domain("hb"))
    if is_shared(domain, docname):
        yield shared_page(app.builder, docname), next(doctree.findall(nodes.section))
    for section in item_sections(doctree):
        yield shared_item(app.builder, domain.items[section["ids"][0]]), section


def is_shared(domain: HandbookDomain, docname: str) -> bool:
    """Tell whether a page is shared as a page: not where it is one item's own, for then the item is."""
    own = any(item.docname == docname and len(item.titles) == 1 for item in domain.items.values())
    return docname not in UNSHARED and not own


def item_sections(node: nodes.Element) -> Iterator[nodes.section]:
    """Yield the section of each item in a part of a rendered page."""
    for section in node.findall(nodes.section):
        if "hb-item" in section["classes"]:
            yield section
