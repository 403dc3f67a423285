"""Examples: texts of which the model learns what they are about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search_service.documents import documents_of
from search_service.layout import Layout
from search_service.model.text import clean_text
from search_service.passages import LANGUAGES, Corpus
from search_service.texts import ASKED, phrasings_of, texts_of


@dataclass(frozen=True)
class Example:
    """A text as the model reads it, and the number of the document that it is about, or for none the number after the last."""

    text: str
    about: int


@dataclass(frozen=True)
class Examples:
    """What is asked, and what the handbook says; `documents` is the number of documents."""

    asked: Sequence[Example]
    said: Sequence[Example]
    documents: int


def examples_of(corpus: Corpus, query_prompt: str, passage_prompt: str) -> Examples:
    """Return the questions and phrasings, those of `kb/buiten.yml`, and every sentence."""
    documents = documents_of(corpus)
    texts = texts_of(corpus, documents)
    layout = Layout.of(documents, texts)
    put = [*(each for each in texts if each.kind in ASKED), *phrasings_of(documents)]
    asked = [Example(query_prompt + clean_text(each.content), each.document) for each in put]
    asked += [Example(query_prompt + clean_text(question), len(documents)) for question in corpus.outside]
    return Examples(asked, list(_said(layout, passage_prompt)), len(documents))


def _said(layout: Layout, prompt: str) -> Iterator[Example]:
    for language in LANGUAGES:
        owners = layout.spoken[language].owners.tolist()
        for sentence, owner in zip(layout.sentences[language], owners, strict=True):
            yield Example(prompt + clean_text(sentence), owner)
