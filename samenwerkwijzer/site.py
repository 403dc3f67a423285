"""Build both editions of the site, their passages and their search in the browser.

They are built in a workshop of their own, and put in their place when all of it is whole: a build that fails leaves the
site and the passages as they were.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from samenwerkwijzer.errors import CommandError
from samenwerkwijzer.publishing import publish
from samenwerkwijzer.root_files import write_root_files

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("nl", "en")
SITE = "site"


@dataclass(frozen=True)
class SiteBuild:
    """One way to build the site: where the project is, where the result goes, and what the pages are told.

    ``service_url`` is the address of the search service where it is not the site's own; ``public_url`` is the address
    that the site will have, for links that must be whole; ``contact`` is where readers report a mistake.
    """

    project: Path
    build_dir: Path
    site_dir: Path
    service_url: str = ""
    public_url: str = ""
    contact: str = ""

    @property
    def workshop(self) -> Path:
        """The folder in which the site is made."""
        return self.build_dir / "workshop" / SITE

    @property
    def passages(self) -> Path:
        """The folder in which the passages and the prose are made."""
        return self.build_dir / "workshop" / "passages"

    def steps(self) -> Iterator[tuple[str, list[str]]]:
        """Yield a name and a command for each step."""
        for language in LANGUAGES:
            yield f"{SITE} {language}", self._sphinx(language)
            yield f"browser search {language}", self._pagefind(language)

    def run(self, name: str, command: list[str]) -> None:
        """Run one step.

        Raises:
            CommandError: the step ended with an error, which it has printed.
        """
        kind, _, language = name.rpartition(" ")
        if kind == SITE:
            self._forget_failed(language)
        if subprocess.run(command, cwd=self.project, check=False).returncode:
            raise CommandError(f"{name} failed: mend what is named above, then run `samenwerkwijzer build` again")
        if kind == SITE:
            self._remove_withdrawn(language)
            self._whole(language).touch()

    def publish(self) -> None:
        """Put the finished site and passages in their place."""
        today = datetime.now(UTC).date()
        write_root_files(self.workshop, LANGUAGES, self.public_url, self.contact, today)
        publish(self.workshop, self.site_dir, self.build_dir / "workshop" / "site.files")
        publish(self.passages, self.build_dir, self.build_dir / "workshop" / "passages.files")

    def _forget_failed(self, language: str) -> None:
        """Forget what an earlier build that failed has read: Sphinx would not name its faults again."""
        if not self._whole(language).is_file():
            shutil.rmtree(self._work(language), ignore_errors=True)
        self._whole(language).unlink(missing_ok=True)

    def _remove_withdrawn(self, language: str) -> None:
        """Remove pages of the last build that are no longer in the handbook, and what the browser's search knew of them."""
        record = self.build_dir / "sphinx" / f"{language}.pages"
        pages = {str(path.relative_to(self.project / "kb").with_suffix("")) for path in (self.project / "kb").rglob("*.md")}
        known = set(record.read_text(encoding="utf-8").splitlines()) if record.is_file() else set()
        site = self.workshop / language
        for name in known - pages:
            for written in (site / name.removesuffix("index")).glob("index.html*"):
                written.unlink()
        if known - pages:
            shutil.rmtree(site / "pagefind", ignore_errors=True)
        record.write_text("\n".join(sorted(pages)), encoding="utf-8")

    def _work(self, language: str) -> Path:
        return self.build_dir / "sphinx" / language

    def _whole(self, language: str) -> Path:
        return self._work(language) / "whole"

    def _sphinx(self, language: str) -> list[str]:
        work = self._work(language)
        settings = {
            "handbook_passages": str(self.passages / f"passages.{language}.json"),
            "handbook_service_url": self.service_url,
            "handbook_public_url": self.public_url,
            "handbook_contact": self.contact,
        }
        defines = [part for key, value in settings.items() for part in ("-D", f"{key}={value}")]
        options = ["-b", "dirhtml", "-W", "-n", "-q", "-j", "auto", "-t", language, "-c", ".", "-d", str(work)]
        return [sys.executable, "-m", "sphinx", *options, *defines, "kb", str(self.workshop / language)]

    def _pagefind(self, language: str) -> list[str]:
        return [sys.executable, "-m", "pagefind", "--site", str(self.workshop / language), "--silent"]


def project_folder() -> Path:
    """Return the folder of the project that holds the pages.

    Raises:
        CommandError: the command was not started in a checkout of the project.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "conf.py").is_file() and (folder / "kb").is_dir():
            return folder
    raise CommandError(f"no handbook in {here}: run this in a checkout of the project, the folder that holds conf.py and kb/")
