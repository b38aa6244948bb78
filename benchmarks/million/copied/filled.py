"""From the real store to its copies: fitted, loaded, and what came of the words."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from typing import Literal, TypeAlias, TypeVar

import psycopg

from answers.reader import reader
from benchmarks.million.copied.indexed import load_index
from benchmarks.million.copied.load import copies, load, plain, published
from benchmarks.million.copied.real_words import real_words
from benchmarks.million.copied.rows import document_rows
from benchmarks.million.copied.search_rows import Families, LaidDocument, index_row, laid_documents
from benchmarks.million.copied.templates import Places
from benchmarks.million.copied.word_counts import WordCounts, word_table
from benchmarks.million.copied.wordings import RealWords, Wordings
from store.config import Settings

T = TypeVar("T")
Part: TypeAlias = Literal["record", "index"]
PARTS: tuple[Part, ...] = ("record", "index")


def filled(
    settings: Settings, other: str, count: int, *, seed: int, parts: Collection[Part] = PARTS
) -> None:
    """Fill another database with so many copies of a store: log, views and casebook, and the tables
    of the search."""
    with psycopg.connect(plain(settings.database_url)) as connection:
        laid = _timed("words", lambda: laid_documents(connection))
        real = _timed("fitted", lambda: _fitted(connection, laid, seed))
        if "record" in parts:
            _record(settings, connection, other, real, count, seed)
        if "index" in parts:
            _index(other, laid, real, count, seed)
    counts = WordCounts(real.documents)
    for words in Wordings(real, seed=seed).copies(count):
        counts.add(words)
    print(word_table(real, counts, count))


def _fitted(connection: psycopg.Connection, laid: Sequence[LaidDocument], seed: int) -> RealWords:
    rows = connection.execute(
        "SELECT d.dossier, d.linking_keys, e.payload, m.summary FROM view_dossiers_a d"
        " JOIN events e ON e.position = d.position"
        " LEFT JOIN view_matters_a m ON m.matter = d.position AND m.until IS NULL"
        " ORDER BY d.position"
    ).fetchall()
    others = (text for row in rows for text in row[1:] if text)
    return real_words([it.words() for it in laid], (row[0] for row in rows), others, seed=seed)


def _record(
    settings: Settings,
    connection: psycopg.Connection,
    other: str,
    real: RealWords,
    count: int,
    seed: int,
) -> None:
    places = Places(Wordings(real, seed=seed).varied)
    documents = _timed("rows", lambda: document_rows(connection, places))
    first = _timed("events", lambda: published(connection, places))
    made = copies(real, len(documents), count, seed=seed)
    load(other, made, documents, first, places, reader(settings).version)


def _index(
    other: str, laid: Sequence[LaidDocument], real: RealWords, count: int, seed: int
) -> None:
    varied = Wordings(real, seed=seed).varied
    places, families = Places(varied), Families(real.documents, varied)
    rows = _timed("vectors", lambda: [index_row(it, places, families) for it in laid])
    load_index(other, copies(real, len(rows), count, seed=seed), rows, places)


def _timed(what: str, work: Callable[[], T]) -> T:
    start, worked = time.perf_counter(), time.process_time()
    result = work()
    start, worked = time.perf_counter() - start, time.process_time() - worked
    print(f"{what}: {start:.0f} s, {worked:.1f} s of CPU of ours", flush=True)
    return result
