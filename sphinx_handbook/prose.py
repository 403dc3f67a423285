"""Write ``prose.<language>.json``: every piece of text that a reader reads on a page, with its place.

What checks of the language read. It holds more than the passages do: titles, questions, cells and pages without items too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes

from handbook_data import read_prose_schema
from sphinx_handbook.export import check_schema, write_json
from sphinx_handbook.nodes import ancestors, item_actions, item_questions, item_situation
from sphinx_handbook.text import plain_text, with_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx

    from sphinx_handbook.domain import HandbookDomain

KINDS: dict[type[nodes.Node], str] = {
    nodes.entry: "cell",
    item_situation: "situation",
    item_actions: "action",
    item_questions: "question",
    nodes.list_item: "list",
}
"""What a paragraph is by the part that it stands in; the first that fits. Elsewhere it is ``text``."""

TITLES = (nodes.title, nodes.rubric, nodes.caption)
UNREAD = (nodes.literal_block, nodes.comment, nodes.system_message, nodes.raw)


def setup(app: Sphinx) -> None:
    """Export after a whole HTML build."""
    app.connect("build-finished", write_prose)


def write_prose(app: Sphinx, exception: Exception | None) -> None:
    """Write the file beside the passages: in the folder of ``handbook_passages``, or else in the site."""
    if exception is not None or app.builder.format != "html":
        return
    domain = cast("HandbookDomain", app.env.get_domain("hb"))
    pieces = [piece for name in sorted(app.env.all_docs) for piece in page_prose(app, domain.titles(), name)]
    check_schema("the prose", pieces, read_prose_schema())
    folder = Path(app.config.handbook_passages).parent if app.config.handbook_passages else Path(app.outdir)
    write_json(folder / f"prose.{domain.language}.json", pieces)


def page_prose(app: Sphinx, titles: Mapping[str, str], docname: str) -> Iterator[dict[str, Any]]:
    """Yield the pieces of one page in the order of the page; ``file`` starts with the name of the folder of the pages."""
    file = Path(app.srcdir.name, app.env.doc2path(docname, base=False)).as_posix()
    for node in app.env.get_doctree(docname).findall(_is_piece):
        text = with_titles(plain_text(node), titles)
        if text:
            yield {"page": docname, "file": file, "line": _line(node), "kind": kind_of(node), "text": text}


def kind_of(node: nodes.Node) -> str:
    """Tell what a reader takes a piece of text for."""
    if isinstance(node, TITLES):
        return "title"
    if isinstance(node, nodes.term):
        return "term"
    above = list(ancestors(node))
    return next((kind for part, kind in KINDS.items() if any(isinstance(one, part) for one in above)), "text")


def _is_piece(node: nodes.Node) -> bool:
    """Tell whether a node holds text of its own: it is no part of a line, no code, and no link that has yet to get its text."""
    if not isinstance(node, nodes.TextElement) or isinstance(node, (nodes.Inline, *UNREAD)):
        return False
    return not all(_is_textless_link(child) for child in node.children)


def _is_textless_link(node: nodes.Node) -> bool:
    """Tell whether a node is a link that takes its text from the page it leads to, as the whole of a card does."""
    return isinstance(node, addnodes.pending_xref) and node.get("reftype") == "doc" and not node.get("refexplicit")


def _line(node: nodes.Node) -> int:
    """Return the line of the nearest node that knows it.

    A cell may have that of its table, what is made while building that of the section it stands in, and a term has that of
    its explanation: Sphinx counts terms from the start of their glossary.
    """
    near = node.parent.findall(nodes.paragraph) if isinstance(node, nodes.term) else [node, *ancestors(node)]
    return next((one.line for one in near if one.line), 1)
