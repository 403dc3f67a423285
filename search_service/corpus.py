"""Corpus: both editions, read from the files of the site build.

`read_corpus` promises editions that follow the published schema, hold the same items and passages in both
languages and refer only to items that exist.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from search_service.corpus_check import RUN, edition_faults, refusal, schema_faults
from search_service.errors import PassagesError
from search_service.passages import LANGUAGES, Corpus, Edition, Item, Passage, Relation, Source


def passage_files(build_dir: Path) -> dict[str, Path]:
    """Return the file of each language."""
    return {language: build_dir / f"passages.{language}.json" for language in LANGUAGES}


def corpus_digest(build_dir: Path) -> str | None:
    """Return the SHA-256 over the passages of both languages, or None where one is not there."""
    try:
        contents = [path.read_bytes() for path in passage_files(build_dir).values()]
    except OSError:
        return None
    return _digest(contents)


def read_corpus(build_dir: Path, *, trusted: bool = False) -> Corpus:
    """Read and check both editions; a PassagesError names the file, the place and what to run.

    `trusted` files were checked before and have not changed since.
    """
    files = passage_files(build_dir)
    contents = {language: _read(path) for language, path in files.items()}
    parsed = {language: _parse(files[language], raw) for language, raw in contents.items()}
    if not trusted:
        for language, data in parsed.items():
            if faults := schema_faults(data, language):
                raise refusal(files[language], faults)
    editions = {language: _edition(data) for language, data in parsed.items()}
    faults = [] if trusted else list(edition_faults(editions))
    if faults:
        raise refusal(build_dir, faults)
    return Corpus(editions, _digest(contents.values()))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PassagesError(f"{path}: cannot be read ({error.strerror}); {RUN}") from error


def _digest(contents: Iterable[bytes]) -> str:
    """Hash each file's own hash, so that moving bytes from one file to the other changes the result."""
    return hashlib.sha256(b"".join(hashlib.sha256(raw).digest() for raw in contents)).hexdigest()


def _parse(path: Path, raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError as error:
        raise PassagesError(f"{path}: is not JSON ({error}); {RUN}") from error


def _edition(data: Mapping[str, Any]) -> Edition:
    items = {each["id"]: _item(each) for each in data["items"]}
    passages = {each["id"]: _passage(each) for each in data["passages"]}
    terms = {name: tuple(words) for name, words in data["terms"].items()}
    return Edition(data["language"], data["vocabulary"], data["labels"], items, passages, terms, tuple(data["outside"]))


def _item(raw: Mapping[str, Any]) -> Item:
    return Item(
        id=raw["id"],
        type=raw["type"],
        title=raw["title"],
        url=raw["url"],
        permalink=raw["permalink"],
        title_path=tuple(raw["title_path"]),
        summary=raw["summary"],
        situation=raw["situation"],
        fields={name: tuple(values) for name, values in raw["fields"].items()},
        evidence=tuple(raw["evidence"]),
        sources=tuple(Source(**each) for each in raw["sources"]),
        relations=tuple(Relation(**each) for each in raw["relations"]),
        actions=_actions(raw["actions"]),
        questions=tuple(raw["questions"]),
        phrasings=tuple(raw["phrasings"]),
    )


def _actions(raw: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Gather what each role does; a role may be named more than once."""
    actions: dict[str, tuple[str, ...]] = {}
    for each in raw:
        actions[each["role"]] = actions.get(each["role"], ()) + tuple(each["actions"])
    return actions


def _passage(raw: Mapping[str, Any]) -> Passage:
    return Passage(
        id=raw["id"],
        item=raw["item"],
        url=raw["url"],
        title=raw["title"],
        title_path=tuple(raw["title_path"]),
        sentences=tuple(raw["sentences"]),
    )
