"""Items of the registry that the handbook does not hold."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from samenwerkwijzer.catalogues import Fault
from samenwerkwijzer.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REGISTRY = "handbook_data/registry.csv"


def coverage_faults(project: Path, passages: Path) -> Iterator[Fault]:
    """Yield every item of the registry that an edition lacks or holds under another type."""
    try:
        types = {item["id"]: item["type"] for item in json.loads(passages.read_text(encoding="utf-8"))["items"]}
    except FileNotFoundError as fault:
        raise CommandError(f"{passages} is not there: run `samenwerkwijzer build` first") from fault
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise CommandError(f"{passages} cannot be read ({fault}): run `samenwerkwijzer build` again") from fault
    path = project / REGISTRY
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            found = types.get(row["id"])
            if found is None:
                message = f"{row['id']} is not in {passages.name}: write it from {row['source']} {row['section']}"
                yield Fault("missing-item", path.relative_to(project), number, message)
            elif found != row["type"]:
                message = f"{row['id']} is a {row['type']} here and a {found} in the handbook"
                yield Fault("wrong-type", path.relative_to(project), number, message)
