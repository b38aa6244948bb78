"""From the real store to its copies: fitted, loaded, and what came of the words."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Collection, Sequence
from typing import Literal, TypeAlias, TypeVar

import psycopg

from answers.reader import reader
from benchmarks.million.indexed import load_index
from benchmarks.million.load import copies, load, plain, published
from benchmarks.million.real_words import real_words
from benchmarks.million.rows import document_rows
from benchmarks.million.search_rows import Families, LaidDocument, index_row, laid_documents
from benchmarks.million.templates import Places
from benchmarks.million.word_counts import WordCounts, word_table
from benchmarks.million.wordings import RealWords, Wordings
from store.config import Settings

T = TypeVar("T")
Part: TypeAlias = Literal["record", "index"]
PARTS: tuple[Part, ...] = ("record", "index")


def filled(
    settings: Settings, other: str, count: int, *, seed: int, parts: Collection[Part] = PARTS
) -> None:
    """Fill another database with so many copies of a store: log, views and casebook, and the tables
    of the search."""
    gc.disable()  # millions of small things are kept, none of which is garbage
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
    read = connection.execute("SELECT dossier, linking_keys FROM view_dossiers_a ORDER BY position")
    return real_words(
        [it.words() for it in laid], (text for row in read for text in row), seed=seed
    )


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
