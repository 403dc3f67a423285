"""What authors write to show a dataset: a figure in running text, a table, a drawing."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective, SphinxRole

from sphinx_handbook.dataset_file import read_dataset
from sphinx_handbook.datasets import FOLDER
from sphinx_handbook.drawings import KINDS
from sphinx_handbook.faults import report
from sphinx_handbook.items import split_list
from sphinx_handbook.nodes import drawing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_handbook.datasets import Dataset, Row
    from sphinx_handbook.domain import HandbookDomain


def find_dataset(env: BuildEnvironment, name: str, place: object) -> Dataset | None:
    """Return a dataset, or report why there is none; the page is read again when the file changes."""
    path = Path(env.srcdir) / FOLDER / f"{name}.yml"
    env.note_dependency(path)
    sources = cast("HandbookDomain", env.get_domain("hb")).sources
    try:
        dataset = _read(path, path.stat().st_mtime_ns if path.exists() else 0)
    except ValueError as fault:
        report("bad-dataset", place, message=fault)
        return None
    for section in dataset.sections:
        if section not in sources.sections:
            report("bad-dataset", place, message=f"kb/{FOLDER}/{path.name}: {section!r} is not a section of a source")
            return None
    return dataset


@cache
def _read(path: Path, changed: int) -> Dataset:
    """Read a dataset once for each change of its file: a page may show many of its figures."""
    return read_dataset(path)


class FigureRole(SphinxRole):
    """``{cijfer}`enquete/es-01/wel```: one figure of a dataset, as the language of the edition writes it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the figure as text."""
        name, _, path = self.text.partition("/")
        place = self.get_location()
        dataset = find_dataset(self.env, name, place)
        try:
            text = dataset.figure(path, self.env.config.language) if dataset else ""
        except KeyError as fault:
            report("unknown-figure", place, file=name, path=path, close=fault.args[0])
            text = ""
        return [nodes.Text(text)], []


class TableDirective(SphinxDirective):
    """``{tabel} enquete``: a dataset as a table."""

    required_arguments = 1
    option_spec: ClassVar = {"kolommen": directives.unchanged_required, "rijen": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the table: an ordinary one, so that the export and the search read it like any other."""
        dataset = find_dataset(self.env, self.arguments[0], self.get_location())
        if dataset is None:
            return []
        columns = self._chosen("kolommen", dataset.columns)
        rows = self._chosen("rijen", dataset.rows)
        language = self.env.config.language
        head = [dataset.filled(dataset.first, language)]
        head += [dataset.heading(dataset.columns[key], language) for key in columns]
        body = [self._row(dataset, dataset.rows[key], columns) for key in rows]
        return [self._table(dataset.filled(dataset.title, language), head, body)]

    def _chosen(self, option: str, known: Iterable[str]) -> list[str]:
        names = split_list(self.options[option]) if option in self.options else list(known)
        for name in set(names) - set(known):
            report("unknown-part", self.get_location(), option=option, name=name, known=", ".join(known))
        return [name for name in names if name in known]

    def _row(self, dataset: Dataset, row: Row, columns: Sequence[str]) -> list[str]:
        language = self.env.config.language
        label = f"{{item}}`{row.item}`" if row.item else dataset.label(row, language)
        return [label, *(dataset.cell(row, key, language) for key in columns)]

    def _table(self, title: str, head: Sequence[str], body: Sequence[Sequence[str]]) -> nodes.table:
        group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in head), cols=len(head))
        group += nodes.thead("", self._cells(head))
        group += nodes.tbody("", *(self._cells(row) for row in body))
        return nodes.table("", group, title=title)

    def _cells(self, texts: Sequence[str]) -> nodes.row:
        """Return a row that gettext passes by: its texts are in both languages already."""
        cells = (nodes.paragraph("", "", *self._inline(text), translatable=False) for text in texts)
        return nodes.row("", *(nodes.entry("", cell) for cell in cells))

    def _inline(self, text: str) -> list[nodes.Node]:
        return self.parse_inline(text, lineno=self.lineno)[0] if text else []


class DrawingDirective(SphinxDirective):
    """``{tekening} enquete``: a dataset as a drawing, filled in when the page is written."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a placeholder that holds the dataset."""
        dataset = find_dataset(self.env, self.arguments[0], self.get_location())
        if dataset is None:
            return []
        if not dataset.drawing:
            report("no-drawing", self.get_location(), file=dataset.name, known=", ".join(KINDS))
            return []
        place = drawing(dataset=dataset)
        self.set_source_info(place)
        return [place]


DATA_DIRECTIVES: dict[str, type[SphinxDirective]] = {"tabel": TableDirective, "tekening": DrawingDirective}
