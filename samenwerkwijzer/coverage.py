"""What the handbook lacks: items of the registry, and relations that a reader needs."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from handbook_data import read_vocabulary
from samenwerkwijzer.catalogues import Fault
from samenwerkwijzer.errors import CommandError
from search_service.documents import HELPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REGISTRY = "handbook_data/registry.csv"


def coverage_faults(project: Path, passages: Path) -> Iterator[Fault]:
    """Yield every item of the registry that an edition lacks or holds under another type."""
    types = {item["id"]: item["type"] for item in _items(passages)}
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


def relation_faults(project: Path, passages: Path) -> Iterator[Fault]:
    """Yield every item that stands alone, every barrier without help, and every item without a relation its type needs."""
    items = {item["id"]: item for item in _items(passages)}
    needed = {key: kind.get("leads-to") for key, kind in read_vocabulary()["types"].items()}
    relations = [(item["id"], relation["type"], relation["target"]) for item in items.values() for relation in item["relations"]]
    helped = {target for _, kind, target in relations if kind == HELPS}
    near = defaultdict(set)
    for one, _, other in relations:
        near[one].add(other)
        near[other].add(one)
    for item in items.values():
        found = {items[other]["type"] for other in near[item["id"]] if other in items}
        types = needed.get(item["type"])
        if not found:
            yield _relation_fault("lone-item", project, item, "is related to no other item")
        elif types and not found & set(types):
            yield _relation_fault("missing-relation", project, item, f"is related to no {' or '.join(types)}")
        if item["type"] == "barriere" and item["id"] not in helped:
            yield _relation_fault("unhelped", project, item, f"has nothing that helps: state :{HELPS}: where it is true")


def _relation_fault(code: str, project: Path, item: dict[str, Any], message: str) -> Fault:
    page = item["url"].partition("#")[0].strip("/")
    file = next((path for path in (project / f"kb/{page}.md", project / f"kb/{page}/index.md") if path.is_file()), project / "kb")
    return Fault(code, file.relative_to(project), 1, f"{item['id']} {message}")


def _items(passages: Path) -> list[dict[str, Any]]:
    try:
        items: list[dict[str, Any]] = json.loads(passages.read_text(encoding="utf-8"))["items"]
    except FileNotFoundError as fault:
        raise CommandError(f"{passages} is not there: run `samenwerkwijzer build` first") from fault
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise CommandError(f"{passages} cannot be read ({fault}): run `samenwerkwijzer build` again") from fault
    return items
