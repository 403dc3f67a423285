"""Passages: what the handbook holds, as the site build exports it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LANGUAGES = ("nl", "en")
"""Languages of the editions; the source language first."""


@dataclass(frozen=True)
class Source:
    """A section of a source, as shown beside an item."""

    section: str
    item: str
    label: str
    place: str


@dataclass(frozen=True)
class Relation:
    """A relation that an item states to another; `basis` is a section or `redactie`."""

    type: str
    target: str
    basis: str


@dataclass(frozen=True)
class Item:
    """One thing a reader can be pointed to, in one language."""

    id: str
    type: str
    title: str
    url: str
    permalink: str
    title_path: tuple[str, ...]
    summary: str
    situation: str | None
    fields: Mapping[str, tuple[str, ...]]
    evidence: tuple[str, ...]
    sources: tuple[Source, ...]
    relations: tuple[Relation, ...]
    actions: Mapping[str, tuple[str, ...]]
    questions: tuple[str, ...]
    phrasings: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """The prose under one heading, in one language; `item` is the item that it is part of."""

    id: str
    item: str | None
    url: str
    title: str
    title_path: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Edition:
    """The handbook in one language, with the labels of its vocabulary as they were exported.

    `terms` holds all words for each term of the glossary, by the id of its passage; `outside` questions that the handbook
    does not answer, for search to learn from.
    """

    language: str
    vocabulary: Mapping[str, Any]
    labels: Mapping[str, str]
    items: Mapping[str, Item]
    passages: Mapping[str, Passage]
    terms: Mapping[str, tuple[str, ...]]
    outside: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """Both editions, and the SHA-256 over the two files that they came from."""

    editions: Mapping[str, Edition]
    digest: str

    @property
    def outside(self) -> list[str]:
        """Return the questions that the handbook does not answer, of every language in turn."""
        return [question for language in LANGUAGES for question in self.editions[language].outside]

    @property
    def source(self) -> Edition:
        """Return the edition that sets the order of items and passages."""
        return self.editions[LANGUAGES[0]]
