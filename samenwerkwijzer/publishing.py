"""Put a finished build in its place: every file whole, and nothing touched that another hand put there."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from samenwerkwijzer.errors import CommandError

if TYPE_CHECKING:
    from pathlib import Path

_PART = ".part"


def publish(source: Path, target: Path, record: Path) -> None:
    """Make the files of an earlier publication in ``target`` those of ``source``; ``record`` names them.

    A file appears as a whole, with the time of its original. Files that stood in ``target`` already stay.

    Raises:
        CommandError: a file cannot be written; what was there stays, and running again goes on.
    """
    names = sorted(path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file())
    earlier = set(record.read_text(encoding="utf-8").splitlines()) if record.is_file() else set()
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text("\n".join(sorted(earlier | set(names))), encoding="utf-8")
        for name in names:
            _place(source / name, target / name)
        for name in earlier - set(names):
            (target / name).unlink(missing_ok=True)
        record.write_text("\n".join(names), encoding="utf-8")
    except OSError as fault:
        raise CommandError(f"{target} cannot be written ({fault}): make room or mend its rights, then run this again") from fault


def _place(source: Path, target: Path) -> None:
    new = source.stat()
    if target.is_file():
        old = target.stat()
        if (old.st_size, old.st_mtime_ns) == (new.st_size, new.st_mtime_ns):
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + _PART)
    try:
        shutil.copy2(source, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
