"""Manifest: what an index was made from and what its files hold, and the refusal of anything else."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

import jsonschema

from search_service.errors import IndexUnusable
from search_service.model.encoder import Encoder

SCHEMA = 3
"""Number of the layout of an index on disk; it goes up when older code or older files no longer fit."""

NAME = "manifest.json"
FILES = ["vectors.faiss", "sentences.npy", "means.npy", "classifier.npy", "gate.npy"]
RUN = "run `samenwerkwijzer index`"

_TEXT, _COUNT = {"type": "string"}, {"type": "integer", "minimum": 0}
_RECORD = {
    "type": "object",
    "properties": {"sha256": _TEXT, "size": _COUNT},
    "required": ["sha256", "size"],
    "additionalProperties": False,
}
_PARTS = {
    **dict.fromkeys(("model", "corpus", "texts", "created"), _TEXT),
    **dict.fromkeys(("schema", "dimension"), _COUNT),
    "files": {"type": "object", "additionalProperties": _RECORD, "required": FILES},
}
SHAPE = {"type": "object", "properties": _PARTS, "required": list(_PARTS), "additionalProperties": False}
"""The shape of a manifest, as a JSON Schema."""


@dataclass(frozen=True)
class Manifest:
    """The record of one index: `files` gives the SHA-256 and the size of each of its files."""

    schema: int
    model: str
    dimension: int
    corpus: str
    texts: str
    created: str
    files: Mapping[str, Mapping[str, Any]]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the manifest of an index."""
        path = folder / NAME
        try:
            data = json.loads(path.read_bytes())
        except OSError as error:
            raise IndexUnusable(f"{path}: cannot be read ({error.strerror}); {RUN}") from error
        except (ValueError, RecursionError) as error:
            raise IndexUnusable(f"{path}: is damaged ({error}); {RUN}") from error
        if not isinstance(data, dict) or data.get("schema") != SCHEMA:
            found = data.get("schema") if isinstance(data, dict) else None
            raise IndexUnusable(f"{path}: has layout {found}, where this service reads layout {SCHEMA}; {RUN}")
        try:
            jsonschema.validate(data, SHAPE)
        except jsonschema.ValidationError as error:
            raise IndexUnusable(f"{path}: is damaged (at {error.json_path}); {RUN}") from error
        return cls(**data)

    def write(self, folder: Path) -> None:
        """Write the manifest of an index."""
        (folder / NAME).write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")

    def check(self, folder: Path, encoder: Encoder, corpus: str | None) -> None:
        """Refuse an index of another model or other passages; `corpus` None means that there are none to compare."""
        if (self.model, self.dimension) != (encoder.name, encoder.dimension):
            raise IndexUnusable(
                f"{folder}: was made with the model {self.model} ({self.dimension} components), "
                f"where the service runs {encoder.name} ({encoder.dimension} components); {RUN}"
            )
        if corpus is not None and corpus != self.corpus:
            raise IndexUnusable(
                f"{folder}: was made from the passages with SHA-256 {self.corpus[:12]}, "
                f"where the build folder now holds {corpus[:12]}; {RUN}"
            )

    def verify(self, folder: Path) -> None:
        """Refuse an index of which a file is missing or differs from what was written."""
        for name, record in self.files.items():
            found = file_record(folder / name)
            if found != record:
                raise IndexUnusable(
                    f"{folder / name}: is damaged: {found['size']} bytes with SHA-256 {found['sha256'][:12]}, "
                    f"where {record['size']} bytes with {record['sha256'][:12]} were written; {RUN}"
                )


def file_record(path: Path) -> dict[str, Any]:
    """Return the SHA-256 and the size of a file."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise IndexUnusable(f"{path}: cannot be read ({error.strerror}); {RUN}") from error
    return {"sha256": digest, "size": path.stat().st_size}
