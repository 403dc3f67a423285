"""The view of an item or a page for other sites: the text without the frame, at ``embed/<id>/``.

Only this view may be shown in a frame. Its links are those of the page that it comes from and open in a new tab.
The theme brings its template, named in ``handbook_embed_template``; without one there are no views.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes

from sphinx_handbook.nodes import block
from sphinx_handbook.parts import section_depth
from sphinx_handbook.sharing.shared import EMBED, everything, item_sections, on_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_handbook.sharing.shared import Shared


def setup(app: Sphinx) -> None:
    """Register the views; after what else fills in the context, which they use."""
    app.connect("html-page-context", write_views, priority=950)
    app.connect("build-finished", remove_withdrawn)


def write_views(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Write the view of a page, or of its item, and of each item that shares the page."""
    builder = cast("StandaloneHTMLBuilder", app.builder)
    if doctree is None or builder.name != "dirhtml" or not builder.config.handbook_embed_template:
        return
    for shared, section in on_page(app, pagename, doctree):
        _write(app, context, shared, _alone(builder, section))


def _alone(builder: StandaloneHTMLBuilder, section: nodes.section) -> str:
    """Return a section as HTML, without panels; an item also without the items below it.

    It becomes a document of its own with the section's title as its first heading, so the others move up with it.
    """
    copy = section.deepcopy()
    for heading in copy.findall(nodes.rubric):
        if "heading-level" in heading:
            heading["heading-level"] -= section_depth(section)
    unwanted: list[nodes.Element] = [node for node in copy.findall(block) if "hb-panel" in node["classes"]]
    if "hb-item" in copy["classes"]:
        unwanted += list(_beside_the_text(copy))
        unwanted += [node for node in item_sections(copy) if node is not copy]
    for node in unwanted:
        if node.parent is not None:
            node.parent.remove(node)
    return builder.render_partial(copy)["fragment"]


def _beside_the_text(item: nodes.section) -> Iterator[nodes.Element]:
    """Yield what a reader of another site does not need: questions and relations, with their headings."""
    for index, node in enumerate(item.children):
        if isinstance(node, nodes.Element) and {"hb-questions", "hb-relations"} & set(node.get("classes", [])):
            yield node
            above = item.children[index - 1]
            if isinstance(above, nodes.rubric):
                yield above


def _write(app: Sphinx, context: dict[str, Any], shared: Shared, body: str) -> None:
    builder = cast("StandaloneHTMLBuilder", app.builder)
    root = "../" * shared.embed.count("/")
    page = builder.get_target_uri(shared.docname)
    known = {**context, "shared": shared, "body": body, "base": f"{root}{page}"}
    path = Path(app.outdir) / shared.embed / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(builder.templates.render(builder.config.handbook_embed_template, known), encoding="utf-8")


def remove_withdrawn(app: Sphinx, exception: Exception | None) -> None:
    """Remove views of what is no longer in the handbook."""
    folder = Path(app.outdir) / EMBED
    if exception is not None or not folder.is_dir():
        return
    known = {Path(app.outdir) / shared.embed / "index.html" for shared in everything(app)}
    for written in set(folder.rglob("index.html")) - known:
        shutil.rmtree(written.parent) if not any(written.parent.glob("*/")) else written.unlink()
