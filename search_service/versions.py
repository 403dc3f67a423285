"""Versions: the folders in which indexes lie, and which of them is current.

A version is written under another name, flushed to disk, and then made current by replacing one small file, so that a
reader finds the old index or the new one and never a half. The version before the current one is kept.
"""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from search_service.errors import IndexUnusable, IndexUnwritable
from search_service.manifest import RUN

_CURRENT = "current"
_UNFINISHED = ".unfinished-"
_VERSION = re.compile(r"v(\d{4,})-[0-9a-f]{8}")
_LOCK = ".building"
_KEPT = 2
_ABANDONED_AFTER_S = 24 * 3600


def current_folder(index_dir: Path) -> Path:
    """Return the folder of the current version, or raise IndexUnusable."""
    pointer = index_dir / _CURRENT
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise IndexUnusable(f"{index_dir}: there is no index here; {RUN}") from error
    if not _VERSION.fullmatch(name) or not (index_dir / name).is_dir():
        raise IndexUnusable(f"{pointer}: names {name[:40]!r}, which is no version in {index_dir}; {RUN}")
    return index_dir / name


@contextmanager
def unfinished_folder(index_dir: Path) -> Iterator[Path]:
    """Give a folder to write a version in, to one build at a time; what is left of it afterwards is removed.

    Raises:
        IndexUnwritable: the disk is full, or the folder of the index may not be written in.
    """
    folder = None
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(index_dir / _LOCK):
            folder = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=index_dir))
            yield folder
    except OSError as error:
        raise IndexUnwritable(
            f"{index_dir}: the index cannot be written ({error.strerror or error}); the index that was there stays. "
            "Make room or mend the rights of the folder, or set SAMENWERKWIJZER_INDEX_DIR to another"
        ) from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def publish(index_dir: Path, folder: Path, digest: str) -> Path:
    """Make a finished folder the current version, and remove versions that are no longer needed."""
    for path in sorted(folder.rglob("*")):
        _flush(path)
    _flush(folder)
    folder.chmod(0o755)
    number = max(_numbers(index_dir), default=0) + 1
    version = folder.rename(index_dir / f"v{number:04d}-{digest[:8]}")
    _point(index_dir, version.name)
    _prune(index_dir)
    return version


def _numbers(index_dir: Path) -> Iterator[int]:
    for path in index_dir.iterdir():
        if match := _VERSION.fullmatch(path.name):
            yield int(match[1])


def _point(index_dir: Path, name: str) -> None:
    part = index_dir / f"{_CURRENT}.{os.getpid()}.part"
    part.write_text(name + "\n", encoding="utf-8")
    _flush(part)
    part.replace(index_dir / _CURRENT)
    _flush(index_dir)


def _prune(index_dir: Path) -> None:
    versions = [path for path in index_dir.iterdir() if _VERSION.fullmatch(path.name)]
    versions.sort(key=lambda path: int(path.name[1:].partition("-")[0]))
    for old in versions[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)
    for path in index_dir.glob(f"{_UNFINISHED}*"):
        if time.time() - path.stat().st_mtime > _ABANDONED_AFTER_S:
            shutil.rmtree(path, ignore_errors=True)


def _flush(path: Path) -> None:
    """Have the disk hold what was written; some systems cannot flush a folder, and then keep it safe themselves."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
