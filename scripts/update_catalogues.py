#!/usr/bin/env python3
"""Bring the English catalogues up to date with the Dutch pages.

New sentences get an empty ``msgstr``, changed ones are marked ``fuzzy``; ``samenwerkwijzer check`` names what is left.
With pages named (``situaties/ba-03``) only their catalogues are touched, so that two translators can work side by side.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Extract the sentences and merge them into the catalogues."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build-dir", type=Path, default=ROOT / "build" / "gettext")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="page under kb/, without .md; all pages when none is named")
    arguments = parser.parse_args()
    build_dir: Path = arguments.build_dir
    templates = build_dir / "templates"
    _run("sphinx", "-b", "gettext", "-q", "-j", "auto", "-c", ".", "-d", str(build_dir / "doctrees"), "kb", str(templates))
    if arguments.pages:
        templates = _only(arguments.pages, templates, build_dir / "named")
    _run("sphinx_intl", "update", "-p", str(templates), "-l", "en", "-d", "locale", "-w", "0")


def _only(pages: list[str], templates: Path, chosen: Path) -> Path:
    """Copy the templates of the named pages to a folder of their own."""
    shutil.rmtree(chosen, ignore_errors=True)
    for page in pages:
        template = templates / f"{page}.pot"
        if not template.is_file():
            sys.exit(f"kb/{page}.md is not there, or holds no text; name a page as in: situaties/ba-03")
        (chosen / page).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(template, chosen / f"{page}.pot")
    return chosen


def _run(module: str, *arguments: str) -> None:
    command = [sys.executable, "-m", module, *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(f"failed: {' '.join(command)}; mend what it names above and run this again")


if __name__ == "__main__":
    main()
