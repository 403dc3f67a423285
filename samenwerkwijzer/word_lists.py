"""Words to avoid, and the word that the handbook uses instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from samenwerkwijzer.catalogues import Fault
from samenwerkwijzer.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from samenwerkwijzer.prose import Edition


@dataclass(frozen=True)
class Entry:
    """A word to use, the forms to avoid for it, why, and exact phrases in which a form may stand."""

    use: str
    avoid: tuple[str, ...]
    why: str
    exceptions: tuple[str, ...] = ()

    def hits(self, text: str) -> Iterator[str]:
        """Yield the forms that a text uses, outside the phrases in which they may stand."""
        for phrase in self.exceptions:
            text = text.replace(phrase, " ")
        yield from _pattern(self.avoid).findall(text)


def read_word_list(path: Path) -> tuple[Entry, ...]:
    """Read ``words.<language>.yml``.

    Raises:
        CommandError: it is not there, or an entry is not as it should be.
    """
    try:
        return tuple(_entry(given) for given in yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, KeyError, TypeError) as fault:
        expected = "a list of entries with `use`, `avoid` and `why`, and `except` where needed"
        raise CommandError(f"{path} cannot be read ({fault!r}): make it {expected}") from fault


def word_faults(edition: Edition, entries: Iterable[Entry], path: Path) -> Iterator[Fault]:
    """Yield every place where an edition uses a word to avoid, and every exception that nothing needs; ``path`` is the list's."""
    text = "\n".join(piece.text for piece in edition.pieces)
    lowered = text.lower()
    for entry in entries:
        if any(form.lower() in lowered for form in entry.avoid):
            yield from _hits(edition, entry)
        for phrase in entry.exceptions:
            if phrase not in text:
                message = f"the exception {phrase!r} to {entry.use!r} is used nowhere: take it out"
                yield Fault("stale-exception", path, 1, message)


def _hits(edition: Edition, entry: Entry) -> Iterator[Fault]:
    for piece in edition.pieces:
        for form in dict.fromkeys(entry.hits(piece.text)):
            yield edition.fault("avoided-word", piece, f"say {entry.use!r} instead of {form!r}: {entry.why}")


def _entry(given: dict[str, Any]) -> Entry:
    unknown = set(given) - {"use", "avoid", "why", "except"}
    if unknown:
        raise KeyError(*unknown)
    return Entry(given["use"], tuple(given["avoid"]), given["why"], tuple(given.get("except", ())))


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Match any of the forms as whole words, longest first, in any case."""
    either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
