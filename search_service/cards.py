"""Cards: what is shown of a document, in one language, ready to be written as JSON.

They are made once, when the service starts, since each search shows ten of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from search_service.documents import HELPS, Document, value_labels
from search_service.passages import LANGUAGES, Corpus, Item, Relation, Source

Card: TypeAlias = Mapping[str, Any]
"""An object of the API, its keys as in the API."""

_FIELDS = ("rol", "niveau", "thema", "regio")


class Cards:
    """The cards of every document, and the full records of items, in both languages."""

    def __init__(self, corpus: Corpus, documents: Sequence[Document], public_url: str) -> None:
        """Make the cards; links start at `public_url`, or at the root where that is empty."""
        self._corpus = corpus
        self._root = public_url.rstrip("/")
        self._back = _back_links(corpus)
        self._types = {language: value_labels(corpus, "type", language) for language in LANGUAGES}
        self.by_language: dict[str, list[Card]] = {
            language: [self._card(each, language) for each in documents] for language in LANGUAGES
        }

    def address(self, url: str, language: str) -> str:
        """Return the address of a page, given as it stands in the passages."""
        return f"{self._root}/{language}/{url}"

    def record(self, document: Document, language: str) -> Card:
        """Return everything that there is to know of an item."""
        item = document.items[language]
        return {
            **self._card(document, language),
            "situation": item.situation,
            "evidence": item.evidence,
            "questions": item.questions,
            "relations": self._relations(item, language),
            "passages": [
                {
                    "id": each.id,
                    "title": each.title,
                    "url": self.address(each.url, language),
                    "text": " ".join(each.sentences),
                }
                for each in document.passages[language]
            ],
        }

    def _card(self, document: Document, language: str) -> Card:
        item = document.items.get(language)
        shown = item or document.passages[language][0]
        forward = item.relations if item else ()
        back = self._back.get(document.id, ())
        return {
            "id": document.id,
            "type": document.type,
            "type_label": self._types[language].get(document.type, document.type),
            "title": shown.title,
            "title_path": shown.title_path,
            "language": language,
            "url": self.address(shown.url, language),
            "permalink": self.address(item.permalink if item else shown.url, language),
            "summary": item.summary if item else " ".join(document.passages[language][0].sentences[:1]),
            **{field: document.values(field) for field in _FIELDS},
            "sources": [self._source(each, language) for each in (item.sources if item else ())],
            "doe": item.actions if item else {},
            "helped_by": self._links((each.target for each in back if each.type == HELPS), language),
            "helps_with": self._links((each.target for each in forward if each.type == HELPS), language),
        }

    def _source(self, source: Source, language: str) -> Card:
        """Return a source with the address where its page tells of the section."""
        page, _, _ = self._corpus.editions[language].items[source.item].url.partition("#")
        url = self.address(f"{page}#{source.section}", language)
        return {"id": source.item, "section": source.section, "label": source.label, "place": source.place, "url": url}

    def _links(self, names: Iterable[str], language: str) -> list[Card]:
        return [self._link(name, language) for name in dict.fromkeys(names)]

    def _link(self, name: str, language: str) -> Card:
        item = self._corpus.editions[language].items[name]
        return {"id": item.id, "title": item.title, "url": self.address(item.url, language)}

    def _relations(self, item: Item, language: str) -> list[Card]:
        labels = self._corpus.editions[language].vocabulary["relations"]
        return [
            {
                "type": each.type,
                "direction": direction,
                "label": labels.get(each.type, {}).get(direction, each.type),
                "basis": each.basis,
                **self._link(each.target, language),
            }
            for direction, relations in (("forward", item.relations), ("back", self._back.get(item.id, ())))
            for each in relations
        ]


def _back_links(corpus: Corpus) -> dict[str, list[Relation]]:
    """Return for each item the relations that others state to it, turned round."""
    back: dict[str, list[Relation]] = {}
    for item in corpus.source.items.values():
        for relation in item.relations:
            back.setdefault(relation.target, []).append(Relation(relation.type, item.id, relation.basis))
    return back
