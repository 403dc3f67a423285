"""Faults in the catalogues of the English edition."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polib

from samenwerkwijzer.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

CATALOGUES = Path("locale/en/LC_MESSAGES")


@dataclass(frozen=True)
class Fault:
    """Something to mend: a code, the file it is in, its line and what is wrong.

    Where it is mended in the translation of that file, ``catalogue`` names it.
    """

    code: str
    file: Path
    line: int
    message: str
    catalogue: Path | None = None

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{place(self.file, self.line, self.catalogue)}: {self.message} [{self.code}]"


def place(file: Path, line: int, catalogue: Path | None) -> str:
    """Return a place as the reports have it, with the catalogue behind it."""
    return f"{file}:{line}" + (f" ({catalogue})" if catalogue else "")


def catalogue_faults(project: Path) -> Iterator[Fault]:
    """Yield every sentence of the pages that has no sound English translation, and every catalogue without a page."""
    with tempfile.TemporaryDirectory() as folder:
        templates = Path(folder) / "templates"
        _extract(project, templates, Path(folder) / "doctrees")
        names = {path.relative_to(templates).with_suffix("") for path in templates.rglob("*.pot")}
        for name in sorted(names):
            yield from _compare(project, templates / name.with_suffix(".pot"), CATALOGUES / name.with_suffix(".po"))
        for path in sorted((project / CATALOGUES).rglob("*.po")):
            name = path.relative_to(project / CATALOGUES).with_suffix("")
            if name not in names:
                yield Fault("stray-catalogue", path.relative_to(project), 1, "no page has this catalogue: delete it")


def _extract(project: Path, templates: Path, doctrees: Path) -> None:
    options = ["-b", "gettext", "-q", "-Q", "-j", "auto", "-c", ".", "-d", str(doctrees)]
    command = [sys.executable, "-m", "sphinx", *options, "kb", str(templates)]
    if subprocess.run(command, cwd=project, check=False).returncode:
        raise CommandError("the pages could not be read: run `samenwerkwijzer build`, which names what is wrong")


def _compare(project: Path, template: Path, catalogue: Path) -> Iterator[Fault]:
    if not (project / catalogue).is_file():
        yield Fault("no-catalogue", catalogue, 1, "this page has no English edition: run `make catalogues`, then translate it")
        return
    try:
        found = {entry.msgid: entry for entry in polib.pofile(str(project / catalogue)) if not entry.obsolete}
    except (OSError, UnicodeDecodeError) as error:
        yield Fault("unreadable", catalogue, 1, f"this catalogue cannot be read, mend it: {error}")
        return
    for wanted in polib.pofile(str(template)):
        entry = found.get(wanted.msgid)
        start = wanted.msgid[:60]
        if entry is None:
            yield Fault("missing", catalogue, 1, f"not in the catalogue, run `make catalogues`: {start!r}")
        elif entry.fuzzy:
            yield Fault("fuzzy", catalogue, entry.linenum, f"the Dutch changed, check the English and drop the mark: {start!r}")
        elif not entry.msgstr.strip():
            yield Fault("untranslated", catalogue, entry.linenum, f"no English yet: {start!r}")
