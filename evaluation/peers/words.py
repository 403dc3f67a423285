"""Searchers for words: SQLite FTS5, bm25s and Tantivy."""

import re
import sqlite3
from collections.abc import Mapping, Sequence

import bm25s
import Stemmer
import tantivy

from evaluation.peers.texts import MOST, Record
from evaluation.searcher import Found
from search_service.analysis import ALGORITHMS

Records = Mapping[str, Sequence[Record]]


class Fts5:
    """SQLite FTS5, ranked with its bm25; English with its Porter stemmer, as it has none for Dutch.

    Terms are joined with OR: joined with AND, its default, a whole question finds next to nothing.
    """

    name = "SQLite FTS5"

    def __init__(self, records: Records) -> None:
        """Index the records in memory."""
        self._databases = {language: _database(language, each) for language, each in records.items()}

    def search(self, query: str, language: str) -> Found:
        """Return the records that hold a word of the query."""
        terms = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        rows = self._databases[language].execute(
            "SELECT id FROM record WHERE record MATCH ? ORDER BY rank LIMIT ?", (terms, MOST)
        )
        return Found([name for (name,) in rows])


class Bm25s:
    """bm25s with stop words and a Snowball stemmer, as its README has it."""

    name = "bm25s"

    def __init__(self, records: Records) -> None:
        """Index the records."""
        self._ids = {language: [each.id for each in some] for language, some in records.items()}
        self._stemmers = {language: Stemmer.Stemmer(ALGORITHMS[language]) for language in records}
        self._indexes = {language: self._index(language, some) for language, some in records.items()}

    def search(self, query: str, language: str) -> Found:
        """Return the best records."""
        numbers, scores = self._indexes[language].retrieve(self._tokens([query], language), k=MOST, show_progress=False)
        return Found([self._ids[language][number] for number, score in zip(numbers[0], scores[0], strict=True) if score > 0])

    def _index(self, language: str, records: Sequence[Record]) -> bm25s.BM25:
        index = bm25s.BM25()
        index.index(self._tokens([f"{each.title} {each.body}" for each in records], language), show_progress=False)
        return index

    def _tokens(self, texts: Sequence[str], language: str) -> object:
        return bm25s.tokenize(texts, stopwords=language, stemmer=self._stemmers[language], show_progress=False)


class Tantivy:
    """Tantivy with its analysis for the language: lower case, stop words and stems; the query read leniently."""

    name = "Tantivy"

    def __init__(self, records: Records) -> None:
        """Index the records in memory."""
        self._indexes = {language: _tantivy(language, each) for language, each in records.items()}

    def search(self, query: str, language: str) -> Found:
        """Return the best records."""
        index = self._indexes[language]
        parsed, _ = index.parse_query_lenient(query, ["title", "body"])
        searcher = index.searcher()
        return Found([searcher.doc(address)["id"][0] for _, address in searcher.search(parsed, MOST).hits])


def _database(language: str, records: Sequence[Record]) -> sqlite3.Connection:
    tokenizer = "porter unicode61" if language == "en" else "unicode61"
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE record USING fts5(id UNINDEXED, title, body, tokenize='{tokenizer}')")
    database.executemany("INSERT INTO record VALUES (?, ?, ?)", ((each.id, each.title, each.body) for each in records))
    return database


def _tantivy(language: str, records: Sequence[Record]) -> tantivy.Index:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw")
    schema.add_text_field("title", tokenizer_name="edition")
    schema.add_text_field("body", tokenizer_name="edition")
    index = tantivy.Index(schema.build())
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    for each in (tantivy.Filter.stopword, tantivy.Filter.stemmer):
        analyzer = analyzer.filter(each(ALGORITHMS[language]))
    index.register_tokenizer("edition", analyzer.build())
    writer = index.writer()
    for record in records:
        writer.add_document(tantivy.Document(id=record.id, title=record.title, body=record.body))
    writer.commit()
    index.reload()
    return index
