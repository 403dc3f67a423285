"""Every page of the built site under axe-core, in both editions, light and dark, on the widths of a phone and a desktop.

``python -m evaluation.audit [PART]`` prints each fault and ends with exit code 1 if there is any; with a part, only pages
whose address has it, from the start of a folder's name.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from evaluation.accessibility import faults
from evaluation.chromium import chromium_browser
from evaluation.errors import EvaluationError
from evaluation.static_host import static_host
from samenwerkwijzer.site import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator


def pages(site: Path, part: str = "") -> list[str]:
    """Return the addresses of all pages with text of their own; those of permalinks only lead on.

    Raises:
        EvaluationError: there is no site, or no page with that part.
    """
    written = (path for language in LANGUAGES for path in (site / language).rglob("index.html"))
    folders = [path.parent.relative_to(site).as_posix() for path in written]
    found = sorted(f"{folder}/" for folder in folders if "/i/" not in folder and f"/{part}" in f"/{folder}/")
    if not found:
        raise EvaluationError(f"no page to audit in {site}: run `samenwerkwijzer build`, or name another part of an address")
    return found


def audit(site: Path, part: str = "") -> Iterator[str]:
    """Yield the faults of every page as they are found, each with its address.

    Raises:
        EvaluationError: there is no browser, or nothing to audit.
    """
    with chromium_browser() as browser, static_host(site) as host:
        page = browser.new_page()
        with click.progressbar(pages(site, part), label="Auditing", file=sys.stderr) as bar:
            for address in bar:
                page.goto(host + address)
                yield from (f"{address}: {fault}" for fault in faults(page))


def main() -> None:
    """Audit the site in `build/site`."""
    count = 0
    try:
        for fault in audit(Path("build") / "site", *sys.argv[1:2]):
            click.echo(fault)
            count += 1
    except EvaluationError as error:
        sys.exit(str(error))
    sys.exit(f"{count} faults" if count else 0)


if __name__ == "__main__":
    main()
