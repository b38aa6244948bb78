"""The same documents in SQLite FTS5 and in tantivy, each with its usual defaults."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Protocol

from tantivy import Document as Record
from tantivy import Index, Occur, Query, SchemaBuilder

from benchmarks.search.questions import Question
from store.log.document import Document

PAGE = 20
_UNDATED = date(1970, 1, 1)


class Beside(Protocol):
    """An engine that is asked beside ours."""

    def __call__(self, question: Question) -> int:
        """How many documents are found; the first page of them is looked up too. Raises
        LookupError where the engine has no words for it."""


def fts5(documents: Sequence[Document], folder: Path) -> Beside:
    """SQLite, with the documents in the order of dates in a table of their own."""
    table = sqlite3.connect(folder / "fts5.db")
    table.execute("CREATE TABLE documents(n INTEGER PRIMARY KEY, day, title, text)")
    table.execute("CREATE INDEX by_day ON documents(day)")
    table.execute(
        "CREATE VIRTUAL TABLE words USING fts5(title, text, content=documents, content_rowid=n)"
    )
    ordered = sorted(documents, key=lambda document: str(document.published_on))
    rows = ((n, str(d.published_on), d.title, d.text) for n, d in enumerate(ordered))
    table.executemany("INSERT INTO documents VALUES (?, ?, ?, ?)", rows)
    table.execute("INSERT INTO words(words) VALUES ('rebuild')")
    table.commit()

    def ask(question: Question) -> int:
        if not question.fts5:
            raise LookupError(question.kind)
        # CROSS JOIN keeps SQLite from going through the dates and asking for the words of each.
        rank = ", rank" if question.sort == "relevance" else ""
        hits = (
            f"FROM (SELECT rowid{rank} FROM words WHERE words MATCH ?) f "
            "CROSS JOIN documents d ON d.n = f.rowid"
        )
        since, until = question.filters.since, question.filters.until
        where = f" WHERE d.day BETWEEN '{since}' AND '{until}'" if since else ""
        order = "f.rank" if question.sort == "relevance" else "d.n DESC"
        page = f"SELECT d.n {hits}{where} ORDER BY {order} LIMIT {PAGE}"
        table.execute(page, [question.fts5]).fetchall()
        counting = "SELECT count(*) " + (
            f"{hits}{where}" if since else "FROM words WHERE words MATCH ?"
        )
        (total,) = table.execute(counting, [question.fts5]).fetchone()
        return int(total)

    return ask


def tantivy(documents: Sequence[Document], folder: Path) -> Beside:
    """tantivy with its default tokenizer, title and text in one field."""
    schema = SchemaBuilder().add_text_field("text").add_date_field("day", fast=True, indexed=True)
    (folder / "stock").mkdir()
    index = Index(schema.build(), path=str(folder / "stock"))
    with index.writer(num_threads=1) as writer:
        for document in documents:
            day = datetime.combine(document.published_on or _UNDATED, time.min, UTC)
            writer.add_document(Record(text=f"{document.title}\n{document.text}", day=day))
        writer.commit()
        writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(question: Question) -> int:
        if not question.tantivy:
            raise LookupError(question.kind)
        query = index.parse_query(question.tantivy, ["text"], allow_regexes=True)
        if since := question.filters.since:
            until = question.filters.until
            days = index.parse_query(f"day:[{since}T00:00:00Z TO {until}T00:00:00Z]")
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, days)])
        by = "day" if question.sort == "newest" else None
        found: Any = searcher.search(query, PAGE, order_by_field=by)  # its stub knows no count
        return int(found.count)

    return ask
