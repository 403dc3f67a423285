"""Messages: what the service says to readers, in their language; the sentences stand in `messages.json`."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources


def message(key: str, language: str, params: Mapping[str, object] | None = None) -> str:
    """Return a message with its gaps filled."""
    return catalogue()[key][language].format_map(dict(params or {}))


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return every message: key, then language."""
    messages: dict[str, dict[str, str]] = json.loads(
        resources.files("search_service").joinpath("messages.json").read_text(encoding="utf-8")
    )
    return messages
