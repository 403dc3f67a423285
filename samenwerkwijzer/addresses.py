"""The promise that links keep working: the addresses of the built site, beside the ledger of all that were published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from samenwerkwijzer.catalogues import Fault
from samenwerkwijzer.errors import CommandError
from samenwerkwijzer.site import LANGUAGES
from sphinx_handbook.sharing.ledger import Address, read_ledger, write_ledger

if TYPE_CHECKING:
    from datetime import date

LEDGER = Path("kb") / "adressen.csv"
NOT_PROMISED = re.compile(
    r"h-.*|hb-.*|inhoud|groep-.*|index-\d+|id\d+|wat-helpt|wie-doet-wat|vragen|over-dit-onderwerp|bronnen|verbanden"
)
"""Anchors that the frame and the build make for themselves; those of an item's parts come and go with its relations."""


@dataclass(frozen=True)
class AddressReport:
    """What the ledger and the site do not agree about: addresses that lead nowhere now, and those that are not listed yet."""

    broken: tuple[str, ...]
    unlisted: tuple[str, ...]

    def faults(self) -> list[Fault]:
        """Return what is wrong, each with what to do."""
        gone = "was published and leads nowhere now: put it back, or say in the column moved_to where it is"
        new = "is not listed: run `samenwerkwijzer addresses --add`"
        return [
            *(Fault("broken-address", LEDGER, 1, f"{address} {gone}") for address in self.broken),
            *(Fault("new-address", LEDGER, 1, f"{address} {new}") for address in self.unlisted),
        ]


def address_report(project: Path, site: Path) -> AddressReport:
    """Hold the ledger of a project beside its built site.

    Raises:
        CommandError: the ledger is at fault, or the site has not been built.
    """
    ledger, published = _ledger(project), published_addresses(site)
    return AddressReport(tuple(sorted(set(ledger) - published)), tuple(sorted(published - set(ledger))))


def add_addresses(project: Path, site: Path, day: date) -> int:
    """Add what is not listed yet with a day; return how many those were.

    Raises:
        CommandError: as for `address_report`.
    """
    ledger = _ledger(project)
    new = published_addresses(site) - set(ledger)
    write_ledger(project / LEDGER, [*ledger.values(), *(Address(address, day) for address in new)])
    return len(new)


def _ledger(project: Path) -> dict[str, Address]:
    try:
        return read_ledger(project / LEDGER)
    except ValueError as fault:
        raise CommandError(str(fault)) from fault


def published_addresses(site: Path) -> set[str]:
    """Return every page of a site, and every place on one that can be linked to; pages that only lead on have no places.

    Raises:
        CommandError: there is no site.
    """
    found = set()
    for language in LANGUAGES:
        if not (site / language / "index.html").is_file():
            raise CommandError(f"no {language} edition in {site}: run `samenwerkwijzer build` first")
        for path in (site / language).rglob("index.html"):
            page = path.parent.relative_to(site).as_posix() + "/"
            found.add(page)
            found.update(f"{page}#{anchor}" for anchor in anchors(path) if not NOT_PROMISED.fullmatch(anchor))
    return found


def anchors(path: Path) -> set[str]:
    """Return the ids that stand in a page's article; views for other sites and pages that lead on have none."""
    reader = _Anchors()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.found


class _Anchors(HTMLParser):
    """Collects the ids within the article of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self._depth += 1
        if self._depth:
            self.found.update(value for name, value in attrs if name == "id" and value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._depth -= 1
