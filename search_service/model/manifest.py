"""The manifest of a model folder: what was in it when it was finished, so that damage shows."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FILE_NAME = "manifest.json"
FORMAT = 1
"""Version of the layout of the model folders; folders of another version are made again."""

SMALL = 32 << 20
"""Bytes up to which a file is also read when its folder is opened; bigger ones only have their size compared."""


@dataclass(frozen=True)
class FileRecord:
    """Size and digest of a file."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """Files of a folder, under their paths in it; `made_from` names what they were made from."""

    format: int
    made_from: str
    files: Mapping[str, FileRecord]


def write_manifest(folder: Path, made_from: str) -> None:
    """Write down what is in the folder now."""
    files = {
        path.relative_to(folder).as_posix(): FileRecord(path.stat().st_size, _sha256(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != FILE_NAME
    }
    content = json.dumps(asdict(Manifest(FORMAT, made_from, files)), indent=2)
    (folder / FILE_NAME).write_text(content + "\n", encoding="utf-8")


def faults(folder: Path, made_from: str, thorough: bool = False) -> Iterator[str]:
    """Yield a sentence for each thing that is not as the manifest says.

    Without `thorough`, files over `SMALL` are not read, so that a start takes no longer than it must.
    """
    try:
        manifest = _read(folder / FILE_NAME)
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield f"its {FILE_NAME} cannot be read ({error})"
        return
    if (manifest.format, manifest.made_from) != (FORMAT, made_from):
        yield (
            f"it has format {manifest.format} and was made from {manifest.made_from}, "
            f"expected format {FORMAT}, made from {made_from}"
        )
        return
    for name, record in manifest.files.items():
        yield from _file_faults(folder / name, name, record, thorough)


def _file_faults(path: Path, name: str, record: FileRecord, thorough: bool) -> Iterator[str]:
    try:
        size = path.stat().st_size
        if size != record.size:
            yield f"{name} has {size} bytes, expected {record.size}"
        elif (thorough or size <= SMALL) and (found := _sha256(path)) != record.sha256:
            yield f"{name} has sha256 {found}, expected {record.sha256}"
    except OSError as error:
        yield f"{name} cannot be read ({error.strerror})"


def _read(path: Path) -> Manifest:
    content = json.loads(path.read_text(encoding="utf-8"))
    files = {name: FileRecord(**record) for name, record in content["files"].items()}
    return Manifest(content["format"], content["made_from"], files)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
