"""The glossary: each entry with its terms, other words for them that stand on no page, and in a translation the Dutch term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import yaml
from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from handbook_data import read_synonyms_schema
from sphinx_handbook.parts import framed
from sphinx_handbook.text import plain_text
from sphinx_handbook.vocabulary import vocabulary
from sphinx_handbook.yaml_file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx

SYNONYMS = "synoniemen.yml"
_MARK = "term-"
_EXPLAINED = re.compile(r"^(.+) \((.+)\)$")
"""A term with a short explanation behind it, which is another word for it."""


@dataclass(frozen=True)
class Entry:
    """An entry of a glossary: the anchor of its first term, its terms, and its explanation."""

    anchor: str
    terms: tuple[str, ...]
    text: str

    @property
    def key(self) -> str:
        """Return the name by which the file of synonyms calls it."""
        return self.anchor.removeprefix(_MARK)

    def words(self, synonyms: Sequence[str]) -> list[str]:
        """Return all words for it, each once."""
        own = [part for term in self.terms for part in _parts(term)]
        return list(dict.fromkeys([*own, *synonyms]))


def entries(section: nodes.section) -> Iterator[Entry]:
    """Yield the entries of the glossaries that stand right below a heading."""
    for glossary in section.findall(addnodes.glossary):
        if glossary.parent is section:
            for entry in glossary.findall(nodes.definition_list_item):
                terms = list(entry.findall(nodes.term))
                text = " ".join(plain_text(node) for node in entry.findall(nodes.paragraph))
                yield Entry(terms[0]["ids"][0], tuple(plain_text(term) for term in terms), text)


def read_synonyms(source: Path, language: str) -> dict[str, list[str]]:
    """Return the other words for each entry in one language; none where the file is not there.

    Raises:
        ValueError: the file breaks its schema.
    """
    path = source / SYNONYMS
    if not path.exists():
        return {}
    data = read_yaml(path, f"kb/{SYNONYMS}", read_synonyms_schema(), yaml.BaseLoader)
    return {key: words[language] for key, words in data.items()}


def check_synonyms(synonyms: Mapping[str, Sequence[str]], keys: Collection[str]) -> None:
    """Refuse words for an entry that is not there.

    Raises:
        ValueError: the glossary has no such entry.
    """
    for key in synonyms:
        if key not in keys:
            raise ValueError(f"kb/{SYNONYMS}: no entry has the address {_MARK}{key}; mend the name, or remove its words")


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(TermsOfTheSource)


class TermsOfTheSource(SphinxPostTransform):
    """Put the Dutch term behind its translation: that is the word which a reader has heard."""

    default_priority = 500
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Look each term up in the catalogue that it was translated with."""
        source, *_ = vocabulary().languages
        terms = [term for glossary in self.document.findall(addnodes.glossary) for term in glossary.findall(nodes.term)]
        catalogue = self._catalogue()
        if self.config.language == source or not terms or not catalogue.is_file():
            return
        originals = {entry.msgstr: entry.msgid for entry in polib.pofile(str(catalogue))}
        for term in terms:
            text = plain_text(term)
            original = originals.get(text, text)
            if original.casefold() not in text.casefold():
                term += [nodes.Text(" "), framed("span", ["hb-original"], nodes.Text(f"({original})"), lang=source)]

    def _catalogue(self) -> Path:
        folder: Path = Path(self.app.srcdir) / self.config.locale_dirs[0] / str(self.config.language) / "LC_MESSAGES"
        return folder / f"{self.env.current_document.docname}.po"


def _parts(term: str) -> tuple[str, ...]:
    explained = _EXPLAINED.match(term)
    return explained.groups() if explained else (term,)
