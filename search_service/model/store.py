"""The store: folders that are either whole or not there, however many processes make them.

A folder is filled under another name, gets its manifest, is written to the disk and only then gets its own name.
What a process that was stopped midway leaves behind never has that name, and the next one clears it away.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from search_service.errors import ModelError
from search_service.model.manifest import faults, write_manifest

REPAIR = "run `samenwerkwijzer model`, which makes it again"
_PART = ".part"
_OLD = ".old"
_PATIENCE = 600.0
"""Seconds to wait for another process that makes the same model; making it takes less than one minute."""


def check_folder(folder: Path, made_from: str, thorough: bool = False) -> bool:
    """Tell whether the folder is there; raise ModelError if it is there and damaged."""
    if not folder.exists():
        return False
    found = list(faults(folder, made_from, thorough))
    if found:
        raise ModelError(f"{folder}: this model is damaged: {'; '.join(found)}. {REPAIR.capitalize()}.")
    return True


def is_whole(folder: Path, made_from: str) -> bool:
    """Tell whether the folder is there and every byte of it is as it was made."""
    return folder.exists() and not any(faults(folder, made_from, thorough=True))


def make_folder(folder: Path, made_from: str, space: int, fill: Callable[[Path], None]) -> None:
    """Make the folder, in the place of a damaged one if there is one. The caller holds the lock.

    `space` is the number of bytes that it will take and `fill` writes its content.
    """
    part, old = (folder.with_name(folder.name + ending) for ending in (_PART, _OLD))
    with _explained(folder):
        _clear(part, old)
        part.mkdir(parents=True)
        _check_space(part, space)
    try:
        with _explained(folder):
            fill(part)
            write_manifest(part, made_from)
            _to_disk(part)
            if folder.exists():
                folder.rename(old)
            part.rename(folder)
            _sync(folder.parent)
    finally:
        _clear(part, old)


@contextmanager
def sole_maker(home: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock on this model, so that one process makes it and the others wait for it."""
    with _explained(home):
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / "lock", timeout=patience)
        try:
            lock.acquire()
        except Timeout as error:
            raise ModelError(
                f"{home}: another process has been making this model for more than {patience:.0f} seconds; "
                "stop that process, or wait for it, and run `samenwerkwijzer model`"
            ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn what the operating system says into what an operator can do."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            advice = "free some space, or set SAMENWERKWIJZER_CACHE_DIR to a folder on another disk"
        else:
            advice = "set SAMENWERKWIJZER_CACHE_DIR to a folder that this user can write"
        raise ModelError(f"{folder}: the model cannot be written there ({error.strerror or error}); {advice}") from error


def _check_space(folder: Path, space: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < space:
        folder.rmdir()
        raise OSError(errno.ENOSPC, f"it takes {space >> 20} MB and {free >> 20} MB are free")


def _clear(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _to_disk(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        _sync(path)


def _sync(path: Path) -> None:
    """Wait until the disk holds this file or folder; systems that cannot open a folder go without."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
