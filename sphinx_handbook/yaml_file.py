"""Read a file of YAML, and refuse one that breaks its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from pathlib import Path


def read_yaml(path: Path, name: str, schema: dict[str, Any], loader: type[yaml.BaseLoader | yaml.SafeLoader]) -> dict[str, Any]:
    """Return what a file holds; ``name`` is what messages call it.

    Raises:
        ValueError: the file cannot be read, is not YAML or breaks its schema, with the first place where it does.
    """
    try:
        data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise ValueError(f"{name} cannot be read: {fault}") from fault
    for error in Draft202012Validator(schema).iter_errors(data):
        raise ValueError(f"{name}, at {'/'.join(map(str, error.absolute_path)) or 'the top'}: {error.message}")
    return data
