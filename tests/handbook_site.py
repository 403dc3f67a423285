"""Build a small handbook with the extension, for tests."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SITES = Path(__file__).parent / "sites"


@dataclass(frozen=True)
class Built:
    """A finished build: its output folder and its warnings, one a line, without paths."""

    out: Path
    warnings: list[str]

    def page(self, name: str) -> str:
        """Return the HTML of a page."""
        return (self.out / name / "index.html").read_text(encoding="utf-8")


def build(source: Path, target: Path, language: str = "nl", parallel: int = 1, settings: Sequence[str] = ()) -> Built:
    """Build a folder of pages; ``target`` keeps the state that makes the next build incremental.

    ``settings`` are more settings for Sphinx, as ``name=value``.

    A process of its own, since Sphinx keeps translations for the life of a process.
    """
    log = target / "warnings.txt"
    target.mkdir(parents=True, exist_ok=True)
    options = ["-b", "dirhtml", "-n", "-q", "-j", str(parallel), "-D", f"language={language}", "-w", str(log)]
    options += [part for setting in settings for part in ("-D", setting)]
    folders = ["-c", str(SITES), "-d", str(target / "doctrees"), str(source), str(target / "site")]
    subprocess.run([sys.executable, "-m", "sphinx", *options, *folders], check=True, stderr=subprocess.DEVNULL)
    found = [line for line in log.read_text(encoding="utf-8").splitlines() if line.strip()]
    return Built(target / "site", [line.replace(f"{source}/", "") for line in found])
