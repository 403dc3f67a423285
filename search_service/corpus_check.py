"""Checks of exported passages: each file against its schema, and the editions against each other."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from search_service.errors import PassagesError
from search_service.passages import LANGUAGES, Edition

RUN = "run `samenwerkwijzer build`"
_SHOWN = 5


def refusal(place: Path, faults: Sequence[str]) -> PassagesError:
    """Return an error that names the first faults."""
    shown = "\n  ".join(faults[:_SHOWN])
    more = f"\n  and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    return PassagesError(f"{place}: the passages are not as they should be; {RUN}\n  {shown}{more}")


def schema_faults(data: Any, language: str) -> list[str]:
    """Return where a file does not follow the schema, or is the other edition's or names something twice."""
    faults = [f"{error.json_path}: {error.message[:200]}" for error in _validator().iter_errors(data)]
    if faults:
        return faults
    if data["language"] != language:
        faults.append(f"$.language: {data['language']}, where the name of the file says {language}")
    for kind in ("items", "passages"):
        counts = Counter(each["id"] for each in data[kind])
        faults += [f"$.{kind}: {name} stands here {count} times" for name, count in counts.items() if count > 1]
    return faults


def edition_faults(editions: Mapping[str, Edition]) -> Iterator[str]:
    """Yield what one edition has and the other has not, and what points to nothing."""
    nl, en = (editions[language] for language in LANGUAGES)
    kinds = (("item", nl.items, en.items), ("passage", nl.passages, en.passages), ("term", nl.terms, en.terms))
    for kind, ours, theirs in kinds:
        for name in sorted(ours.keys() ^ theirs.keys()):
            yield f"{kind} {name} is in the {'Dutch' if name in ours else 'English'} edition only"
    for edition in editions.values():
        yield from _dangling(edition)


def _dangling(edition: Edition) -> Iterator[str]:
    for passage in edition.passages.values():
        if passage.item is not None and passage.item not in edition.items:
            yield f"passage {passage.id} ({edition.language}) is part of {passage.item}, which is no item"
    for item in edition.items.values():
        for source in item.sources:
            if source.item not in edition.items:
                yield f"item {item.id} ({edition.language}) comes from {source.item}, which is no item"
        for relation in item.relations:
            if relation.target not in edition.items:
                yield f"item {item.id} ({edition.language}) points to {relation.target}, which is no item"


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator  # only a build validates: it would slow every start of the service

    schema = resources.files("handbook_data").joinpath("passages.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(schema))
