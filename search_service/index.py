"""Index: everything that a search reads, built from the passages, checked when it is loaded.

On disk: `index/<version>/` with `vectors.faiss`, `sentences.npy`, `means.npy`, `classifier.npy`, `gate.npy`,
`lexical.<lang>/`, `words.<lang>.json`, the passages themselves and `manifest.json`; `index/current` names the version to use.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from search_service.classifier import Classifier
from search_service.corpus import corpus_digest, passage_files, read_corpus
from search_service.documents import Document, documents_of
from search_service.embedding import Report, embed
from search_service.errors import IndexUnusable
from search_service.gate import Gate
from search_service.layout import Layout
from search_service.lexical import LexicalIndex
from search_service.manifest import RUN, SCHEMA, Manifest, file_record
from search_service.model.encoder import Encoder, Vectors
from search_service.passages import LANGUAGES, Corpus
from search_service.settings import Settings
from search_service.space import Space
from search_service.texts import ASKED, Text, digest_of, phrasings_of, texts_of
from search_service.vectors import FlatIndex, VectorIndex
from search_service.versions import current_folder, publish, unfinished_folder
from search_service.vocabulary import Vocabulary

VECTORS = "vectors.faiss"
SENTENCES = "sentences.npy"
MEANS = "means.npy"
CLASSIFIER = "classifier.npy"
GATE = "gate.npy"
EMBEDDINGS = "embeddings.npz"
LEARN = "learn"
"""Name of the step that trains the classifier."""

QUERIES = 400
"""Questions of the handbook that stand for what is asked of the search, for the mean of queries."""


@dataclass(frozen=True)
class Index:
    """A loaded index; `sentences` holds the vectors of the sentences of each language, in the order of the layout.

    All vectors are seen from the means in `space`, as a query has to be that is compared with them.
    """

    version: str
    manifest: Manifest
    corpus: Corpus
    documents: Sequence[Document]
    layout: Layout
    vectors: VectorIndex
    lexical: Mapping[str, LexicalIndex]
    sentences: Mapping[str, Vectors]
    space: Space
    classifier: Classifier
    gate: Gate
    vocabularies: Mapping[str, Vocabulary]


def build_index(settings: Settings, encoder: Encoder, report: Report) -> Path:
    """Build the index of the passages in the build folder and make it current; return its folder.

    Nothing is done where the current index was made from the same passages with the same model and is whole.
    """
    folder = unchanged_index(settings, encoder)
    if folder is not None:
        return folder
    corpus = read_corpus(settings.build_dir)
    with unfinished_folder(settings.index_dir) as folder:
        for path in passage_files(settings.build_dir).values():
            shutil.copyfile(path, folder / path.name)
        texts = _write_contents(folder, corpus, encoder, settings.index_dir / EMBEDDINGS, report)
        _manifest(folder, corpus, encoder, texts).write(folder)
        return publish(settings.index_dir, folder, corpus.digest)


def unchanged_index(settings: Settings, encoder: Encoder) -> Path | None:
    """Return the folder of the current index where it still fits the passages, the model and this code, else None."""
    digest = corpus_digest(settings.build_dir)
    if digest is None:
        return None
    try:
        folder = current_folder(settings.index_dir)
        manifest = Manifest.read(folder)
        manifest.check(folder, encoder, digest)
        manifest.verify(folder)
        corpus = read_corpus(folder, trusted=True)
        _check_texts(folder, manifest, digest_of(texts_of(corpus, documents_of(corpus))))
    except IndexUnusable:
        return None
    return folder


def load_index(settings: Settings, encoder: Encoder) -> Index:
    """Load the current index; raise IndexUnusable where it is missing, damaged or made for something else."""
    folder = current_folder(settings.index_dir)
    manifest = Manifest.read(folder)
    manifest.check(folder, encoder, corpus_digest(settings.build_dir))
    manifest.verify(folder)
    corpus = read_corpus(folder, trusted=True)
    documents = documents_of(corpus)
    texts = texts_of(corpus, documents)
    _check_texts(folder, manifest, digest_of(texts))
    layout = Layout.of(documents, texts)
    return Index(
        version=folder.name,
        manifest=manifest,
        corpus=corpus,
        documents=documents,
        layout=layout,
        vectors=FlatIndex.load(folder / VECTORS),
        lexical={language: LexicalIndex.load(language, folder / f"lexical.{language}") for language in LANGUAGES},
        sentences=_sentences(folder, layout),
        space=Space.load(folder / MEANS),
        classifier=Classifier.load(folder / CLASSIFIER),
        gate=Gate.load(folder / GATE),
        vocabularies={language: Vocabulary.load(language, folder / f"words.{language}.json") for language in LANGUAGES},
    )


def _write_contents(folder: Path, corpus: Corpus, encoder: Encoder, store: Path, report: Report) -> str:
    """Write the vectors and the words; return the hash of the texts that they stand for."""
    documents = documents_of(corpus)
    texts = texts_of(corpus, documents)
    layout = Layout.of(documents, texts)
    _write_meaning(folder, corpus, texts, layout, encoder, store, report)
    for language in LANGUAGES:
        held = [texts[row] for row in layout.lexical[language].rows]
        LexicalIndex.build(language, [text.content for text in held]).save(folder / f"lexical.{language}")
        terms = corpus.editions[language].terms.values()
        said = [*(text.content for text in held), *(word for each in terms for word in each)]
        Vocabulary.of(language, said).save(folder / f"words.{language}.json")
    return digest_of(texts)


def _write_meaning(
    folder: Path, corpus: Corpus, texts: Sequence[Text], layout: Layout, encoder: Encoder, store: Path, report: Report
) -> None:
    """Write the vectors of texts and sentences, and what is learnt from them."""
    spoken = [sentence for language in LANGUAGES for sentence in layout.sentences[language]]
    known = [*texts, *phrasings_of(documents_of(corpus))]
    kinds = [text.kind for text in known]
    whole = embed([*(text.content for text in known), *spoken, *corpus.outside], encoder, store, report)
    raw, raw_sentences, raw_outside = np.split(whole, np.cumsum([len(known), len(spoken)]))
    space = Space.of(raw, kinds, _sample_queries(texts, encoder))
    vectors, sentences = space.shifted(raw, kinds), space.shifted_prose(raw_sentences)
    index = FlatIndex(encoder.dimension)
    index.add(vectors[: len(texts)])
    index.save(folder / VECTORS)
    np.save(folder / SENTENCES, sentences.astype(np.float16))
    space.save(folder / MEANS)
    report(LEARN, 0)
    owners = np.concatenate([[text.document for text in known], *(layout.spoken[language].owners for language in LANGUAGES)])
    Classifier.learn(np.concatenate([vectors, sentences]), owners).save(folder / CLASSIFIER)
    Gate.learn(vectors[np.isin(kinds, ASKED)], space.shifted_asked(raw_outside)).save(folder / GATE)
    report(LEARN, 1)


def _sample_queries(texts: Sequence[Text], encoder: Encoder) -> Vectors:
    """Return the vectors of some of the handbook's questions, evenly drawn, put as queries."""
    asked = [text.content for text in texts if text.kind == "question"]
    drawn = asked[:: max(len(asked) // QUERIES, 1)]
    return encoder.encode_queries(drawn) if drawn else np.empty((0, encoder.dimension), np.float32)


def _manifest(folder: Path, corpus: Corpus, encoder: Encoder, texts: str) -> Manifest:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return Manifest(
        schema=SCHEMA,
        model=encoder.name,
        dimension=encoder.dimension,
        corpus=corpus.digest,
        texts=texts,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        files={path.relative_to(folder).as_posix(): file_record(path) for path in files},
    )


def _check_texts(folder: Path, manifest: Manifest, found: str) -> None:
    if manifest.texts != found:
        raise IndexUnusable(
            f"{folder}: was made from the texts with SHA-256 {manifest.texts[:12]}, "
            f"where this version of the service makes {found[:12]} from the same passages; {RUN}"
        )


def _sentences(folder: Path, layout: Layout) -> dict[str, Vectors]:
    """Split the array of sentence vectors by language; halves on disk, floats in memory to count with."""
    whole = np.load(folder / SENTENCES, allow_pickle=False).astype(np.float32)
    parts, start = {}, 0
    for language in LANGUAGES:
        stop = start + len(layout.sentences[language])
        parts[language] = whole[start:stop]
        start = stop
    return parts
