"""Tables as HTML has them."""

from docutils import nodes
from docutils.core import publish_doctree

from sphinx_handbook.nodes import block
from sphinx_handbook.tables import rewritten


def heads(*first_cells: str) -> list[tuple[str, str, str]]:
    """Return the text, scope and number of rows of each head of rows, in a table with these first cells."""
    rows = "\n".join(f"   {cell},10" for cell in first_cells)
    table = next(publish_doctree(f".. csv-table::\n   :header: Post,Bedrag\n\n{rows}\n").findall(nodes.table))
    cells = [cell for cell in rewritten(table).findall(block) if cell.get("role") == "rowheader"]
    return [(cell.astext(), cell["scope"], cell.get("rowspan", "1")) for cell in cells]


def test_a_row_without_a_head_belongs_to_the_row_above() -> None:
    """An empty head would be read out as nothing."""
    assert heads("Training", "", "Beheer") == [("Training", "rowgroup", "2"), ("Beheer", "row", "1")]
    assert heads("Training", "", "") == [("Training", "rowgroup", "3")]


def test_a_first_row_without_a_head_has_none() -> None:
    """There is nothing above that it could belong to."""
    assert heads("", "", "Beheer") == [("Beheer", "row", "1")]
