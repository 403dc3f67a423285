"""The ledger of addresses: every one that was ever published, since when, and where it leads now if it moved.

``kb/adressen.csv`` holds a row for each: ``address,since,moved_to``. An address starts with its language and ends with a slash or
with the anchor of a place on a page. Rows are never removed; ``samenwerkwijzer addresses`` adds them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

COLUMNS = ("address", "since", "moved_to")


@dataclass(frozen=True)
class Address:
    """An address that was published, as ``nl/succesfactoren/sf-06/#sf-06``; ``moved_to`` is empty where it still leads itself."""

    address: str
    since: date
    moved_to: str = ""

    @property
    def page(self) -> str:
        """The page, without a place on it."""
        return self.address.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The place on the page, or nothing."""
        return self.address.partition("#")[2]


def read_ledger(path: Path) -> dict[str, Address]:
    """Return the rows by address; none where there is no ledger.

    Raises:
        ValueError: a row lacks a column, a date is none, an address stands there twice, or one moved to what is not listed.
    """
    if not path.is_file():
        return {}
    found: dict[str, Address] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ValueError(f"{path}, line 1: the columns should be {', '.join(COLUMNS)}")
        for row in reader:
            where = f"{path}, line {reader.line_num}"
            entry = _address(row, where)
            if entry.address in found:
                raise ValueError(f"{where}: {entry.address} is there twice; remove one")
            found[entry.address] = entry
    astray = [entry.address for entry in found.values() if entry.moved_to and entry.moved_to not in found]
    if astray:
        raise ValueError(f"{path}: these moved to an address that is not listed: {', '.join(astray)}")
    return found


def _address(row: dict[str, str], where: str) -> Address:
    try:
        if None in row.values():
            raise ValueError("a column is missing")
        return Address(row["address"], date.fromisoformat(row["since"]), row["moved_to"])
    except ValueError as fault:
        shape = "an address, a date such as 2026-11-22, and where it moved to or nothing"
        raise ValueError(f"{where}: should hold {shape}") from fault


def write_ledger(path: Path, entries: Iterable[Address]) -> None:
    """Write the rows, sorted by address; the file appears as a whole."""
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS)
        for entry in sorted(entries, key=lambda entry: entry.address):
            writer.writerow((entry.address, entry.since.isoformat(), entry.moved_to))
    part.replace(path)
