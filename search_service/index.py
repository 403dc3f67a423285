"""Index: everything that a search reads, built from the passages, checked when it is loaded.

On disk: `index/<version>/` with `vectors.faiss`, `sentences.npy`, `lexical.<lang>/`, the passages themselves and
`manifest.json`; `index/current` names the version to use.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from search_service.corpus import corpus_digest, passage_files, read_corpus
from search_service.documents import Document, documents_of
from search_service.embedding import Report, embed
from search_service.errors import IndexUnusable
from search_service.layout import Layout
from search_service.lexical import LexicalIndex
from search_service.manifest import RUN, SCHEMA, Manifest, file_record
from search_service.model.encoder import Encoder, Vectors
from search_service.passages import LANGUAGES, Corpus
from search_service.settings import Settings
from search_service.texts import digest_of, texts_of
from search_service.vectors import FlatIndex, VectorIndex
from search_service.versions import current_folder, publish, unfinished_folder

VECTORS = "vectors.faiss"
SENTENCES = "sentences.npy"
EMBEDDINGS = "embeddings.npz"


@dataclass(frozen=True)
class Index:
    """A loaded index; `sentences` holds the vectors of the sentences of each language, in the order of the layout."""

    version: str
    manifest: Manifest
    corpus: Corpus
    documents: Sequence[Document]
    layout: Layout
    vectors: VectorIndex
    lexical: Mapping[str, LexicalIndex]
    sentences: Mapping[str, Vectors]


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
    )


def _write_contents(folder: Path, corpus: Corpus, encoder: Encoder, store: Path, report: Report) -> str:
    """Write the vectors and the words; return the hash of the texts that they stand for."""
    documents = documents_of(corpus)
    texts = texts_of(corpus, documents)
    layout = Layout.of(documents, texts)
    spoken = [sentence for language in LANGUAGES for sentence in layout.sentences[language]]
    vectors = embed([text.content for text in texts] + spoken, encoder, store, report)
    index = FlatIndex(encoder.dimension)
    index.add(vectors[: len(texts)])
    index.save(folder / VECTORS)
    np.save(folder / SENTENCES, vectors[len(texts) :].astype(np.float16))
    for language in LANGUAGES:
        rows = layout.lexical[language].rows
        LexicalIndex.build(language, [texts[row].content for row in rows]).save(folder / f"lexical.{language}")
    return digest_of(texts)


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
