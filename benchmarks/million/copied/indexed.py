"""Copies of the real store in the tables of the search, as a bulk load makes them."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

import psycopg

from benchmarks.million.copied.load import Told, plain
from benchmarks.million.copied.search_rows import IndexRow
from benchmarks.million.copied.templates import Copy, Places
from search.index.checkpoint import VERSION
from search.postgres_engine.storage import tables

#: Documents whose rows are put in the tables together, and the number of the volume.
_TOGETHER, _VOLUME = 4000, 1


def load_index(
    url: str, made: Iterable[Copy], rows: Sequence[IndexRow], places: Places, *, told: Told = print
) -> None:
    """Make the search's tables of a store that has the copies. The indexes come last."""
    start = time.perf_counter()
    with psycopg.connect(plain(url)) as connection:
        connection.execute("SET maintenance_work_mem = '1GB'")
        for statement in (tables.CREATE_CHECKPOINT, *tables.create(_VOLUME)):
            connection.execute(statement.encode())
        years: set[int] = set()
        for copy in made:
            values, rest = places.values(copy), iter(rows)
            while part := list(islice(rest, _TOGETHER)):
                _put(connection, part, copy, values, years)
            told(f"index, copy {copy.number}: {time.perf_counter() - start:.0f} s")
        for statement in (*tables.create_indexes(_VOLUME), *tables.count_words(_VOLUME)):
            begun = time.perf_counter()
            connection.execute(statement.encode())
            told(f"{' '.join(statement.split())[:60]}: {time.perf_counter() - begun:.0f} s")
        _note(connection)
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _put(
    connection: psycopg.Connection,
    part: Sequence[IndexRow],
    copy: Copy,
    values: Sequence[str],
    years: set[int],
) -> None:
    """Put rows into the tables of their years, which are made where they are missing."""
    by_year: defaultdict[int, list[str]] = defaultdict(list)
    for row in part:
        year, line = row.of_copy(copy, values)
        by_year[year].append(line)
    for year, lines in by_year.items():
        for statement in tables.create_year(_VOLUME, year) if year not in years else ():
            connection.execute(statement.encode())
        years.add(year)
        into = f"COPY {tables.year(_VOLUME, year)} ({', '.join(tables.COLUMNS)}) FROM STDIN"
        with connection.cursor().copy(f"{into} (FREEZE)".encode()) as to:
            to.write("".join(lines))


def _note(connection: psycopg.Connection) -> None:
    connection.execute(f"DELETE FROM {tables.CHECKPOINT}".encode())
    reached = "SELECT %s, position, hash, %s, position FROM events ORDER BY position DESC LIMIT 1"
    into = f"INSERT INTO {tables.CHECKPOINT} (volume, position, hash, version, entries) {reached}"
    connection.execute(into.encode(), (_VOLUME, VERSION))
