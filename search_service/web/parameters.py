"""Parameters of an address, turned into what a JSON body holds, so that both are read alike."""

from collections.abc import Sequence
from typing import Any

from werkzeug.datastructures import MultiDict

from search_service.documents import FILTERS
from search_service.errors import RequestError
from search_service.passages import LANGUAGES
from search_service.request import RequestFaults

SINGLE = ("q", "lang", "limit", "offset", "exact")
FLAGS = {"true": True, "false": False}
NAMES = (*SINGLE, *FILTERS)
UNKNOWN = ""
"""Stands for every parameter that does not exist."""


def from_address(args: MultiDict[str, str]) -> dict[str, Any]:
    """Return the parameters of a search; a filter may be repeated, or hold several values with commas between them."""
    raw: dict[str, Any] = {name: args[name] for name in SINGLE if name in args}
    for name in ("limit", "offset"):
        if raw.get(name, "").isdecimal():
            raw[name] = int(raw[name][:9])
    if raw.get("exact") in FLAGS:
        raw["exact"] = FLAGS[raw["exact"]]
    raw["filters"] = {
        name: [value for each in args.getlist(name) for value in each.split(",")] for name in FILTERS if name in args
    }
    if any(name not in NAMES for name in args):
        raw[UNKNOWN] = True
    return raw


def only(args: MultiDict[str, str], names: Sequence[str]) -> None:
    """Refuse parameters that do not exist, and a language that there is no edition in."""
    faults = []
    if any(name not in names for name in args):
        faults.append(RequestError("", "unknown_name", {"allowed": ", ".join(names)}))
    if args.get("lang", LANGUAGES[0]) not in LANGUAGES:
        faults.append(RequestError("lang", "unknown_value", {"allowed": ", ".join(LANGUAGES)}))
    if faults:
        raise RequestFaults(faults)
