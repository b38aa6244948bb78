"""Stock engines with their usual defaults: title and text in one field, words OR-ed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from store.log.document import Document

#: The ids of the best documents for a sentence, so many of them.
Ranking: TypeAlias = Callable[[str, int], list[str]]


def fts5(documents: Sequence[Document], folder: Path) -> Ranking:
    """SQLite FTS5 with its Porter stemmer."""
    table = sqlite3.connect(folder / "fts5.db")
    table.execute("CREATE VIRTUAL TABLE words USING fts5(id UNINDEXED, text, tokenize='porter')")
    table.executemany("INSERT INTO words VALUES (?, ?)", _rows(documents))

    def ranked(sentence: str, limit: int) -> list[str]:
        match = " OR ".join(f'"{word}"' for word in _words(sentence))
        asked = "SELECT id FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
        return [id for (id,) in table.execute(asked, (match, limit))]

    return ranked


def tantivy(documents: Sequence[Document], folder: Path) -> Ranking:
    """tantivy with its English stemmer."""
    from tantivy import Document as Record
    from tantivy import Index, SchemaBuilder

    schema = SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
    schema.add_text_field("text", tokenizer_name="en_stem")
    (folder / "tantivy").mkdir()
    index = Index(schema.build(), path=str(folder / "tantivy"))
    with index.writer() as writer:
        for id, text in _rows(documents):
            writer.add_document(Record(id=id, text=text))
        writer.commit()
        writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ranked(sentence: str, limit: int) -> list[str]:
        query = index.parse_query(" ".join(_words(sentence)).lower(), ["text"])
        return [searcher.doc(at)["id"][0] for _, at in searcher.search(query, limit).hits]

    return ranked


def whoosh(documents: Sequence[Document], folder: Path) -> Ranking:
    """Whoosh with its stemming analyzer, which leaves out stop words."""
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.index import create_in
    from whoosh.qparser import OrGroup, QueryParser

    (folder / "whoosh").mkdir()
    schema = Schema(id=ID(stored=True), text=TEXT(analyzer=StemmingAnalyzer(), phrase=False))
    index = create_in(str(folder / "whoosh"), schema)
    writer = index.writer(limitmb=256)
    for id, text in _rows(documents):
        writer.add_document(id=id, text=text)
    writer.commit()
    searcher, parser = index.searcher(), QueryParser("text", schema, group=OrGroup)

    def ranked(sentence: str, limit: int) -> list[str]:
        query = parser.parse(" ".join(_words(sentence)).lower())
        return [hit["id"] for hit in searcher.search(query, limit=limit)]

    return ranked


def _rows(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    return ((document.id, f"{document.title}\n{document.text}") for document in documents)


def _words(sentence: str) -> list[str]:
    return re.findall(r"\w+", sentence)
