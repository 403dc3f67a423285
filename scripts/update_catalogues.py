#!/usr/bin/env python3
"""Bring the English catalogues up to date with the Dutch pages.

New sentences get an empty ``msgstr``, changed ones are marked ``fuzzy``; ``samenwerkwijzer check`` names what is left.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Extract the sentences and merge them into the catalogues."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build-dir", type=Path, default=ROOT / "build" / "gettext")
    build_dir: Path = parser.parse_args().build_dir
    templates = build_dir / "templates"
    _run("sphinx", "-b", "gettext", "-q", "-j", "auto", "-c", ".", "-d", str(build_dir / "doctrees"), "kb", str(templates))
    _run("sphinx_intl", "update", "-p", str(templates), "-l", "en", "-d", "locale", "-w", "0")


def _run(module: str, *arguments: str) -> None:
    command = [sys.executable, "-m", module, *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(f"failed: {' '.join(command)}; mend what it names above and run this again")


if __name__ == "__main__":
    main()
