"""Kinds of value that a setting can have: how each is read, checked and shown."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")


@dataclass(frozen=True)
class Value(Generic[T]):
    """A kind of value; `allowed` says in words what is accepted."""

    allowed: str
    read: Callable[[str], T]
    accepts: Callable[[Any], bool]
    show: Callable[[Any], str] = str

    def checked(self, raw: str) -> T:
        """Return the value that `raw` stands for; raise ValueError if it is not accepted."""
        value = self.read(raw)
        if not self.accepts(value):
            raise ValueError(raw)
        return value


def whole_number(low: int, high: int) -> Value[int]:
    """Accept whole numbers from `low` to `high`."""

    def accepts(found: object) -> bool:
        return isinstance(found, int) and not isinstance(found, bool) and low <= found <= high

    return Value(f"a whole number from {low} to {high}", int, accepts)


def _read_folder(raw: str) -> Path:
    try:
        return Path(raw).expanduser()
    except RuntimeError as error:  # "~" of a user that does not exist
        raise ValueError(raw) from error


def _is_folder_path(found: object) -> bool:
    return isinstance(found, Path) and not found.is_file()


def _is_name(found: object) -> bool:
    return isinstance(found, str) and bool(found) and found.isprintable()


def _is_host(found: object) -> bool:
    return isinstance(found, str) and bool(found) and not set(found) & set(" /,")


def _is_web_address(found: str) -> bool:
    try:
        parts = urlsplit(found)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:  # a port that is no number
        return False


def _is_origin(found: str) -> bool:
    if found == "*":
        return True
    parts = urlsplit(found) if _is_web_address(found) else None
    return parts is not None and found == f"{parts.scheme}://{parts.netloc}" and "@" not in found


def _are_origins(found: object) -> bool:
    return isinstance(found, tuple) and all(isinstance(one, str) and _is_origin(one) for one in found)


def _is_site_address(found: object) -> bool:
    if not isinstance(found, str) or found == "":
        return found == ""
    return _is_web_address(found) and not found.endswith("/") and not set(found) & set("?# ")


def _read_origins(raw: str) -> tuple[str, ...]:
    return tuple(one.strip().rstrip("/").lower() for one in raw.split(",") if one.strip())


NAME = Value("a name or a folder, without line breaks", str, _is_name)
FOLDER = Value("a folder, or a path where one can be made", _read_folder, _is_folder_path, lambda path: str(path))
HOST = Value("an IP address or a host name", str, _is_host)
ORIGINS = Value("origins such as https://example.org, with commas between them, or *", _read_origins, _are_origins, ",".join)
SITE_ADDRESS = Value("an address such as https://example.org/wijzer, or nothing", lambda raw: raw.rstrip("/"), _is_site_address)
