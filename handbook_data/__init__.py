"""The handbook's shared data files: the vocabulary and the schema of the export.

Both the site build and the search service read them; neither imports the other.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import yaml


def read_vocabulary() -> dict[str, Any]:
    """Return the content of ``vocabulary.yml``."""
    text = files(__name__).joinpath("vocabulary.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def read_passages_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``passages.<lang>.json``."""
    return _read_json("passages.schema.json")


def read_prose_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``prose.<lang>.json``."""
    return _read_json("prose.schema.json")


def read_sources_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``sources.yml``."""
    return _read_json("sources.schema.json")


def read_dataset_schema() -> dict[str, Any]:
    """Return the JSON Schema of the files in ``kb/gegevens``."""
    return _read_json("dataset.schema.json")


def read_phrasings_schema() -> dict[str, Any]:
    """Return the JSON Schema of the files in ``kb/zoekvragen``."""
    return _read_json("phrasings.schema.json")


def read_outside_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``kb/buiten.yml``."""
    return _read_json("outside.schema.json")


def read_synonyms_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``kb/synoniemen.yml``."""
    return _read_json("synonyms.schema.json")


def _read_json(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
    return data
