"""Entries and their words written into the tables of a volume.

`fill` makes a whole volume out of an iterable of `IndexedEntry` and puts it in the place of the one
in use: a rebuild gives it what the log holds, a benchmark what it makes up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from search.index.entries import IndexEntry
from search.index.order import order_number
from search.index.plan import Field
from search.postgres_engine import tables
from search.postgres_engine.laying import laid
from store.log.database import Connection

#: Entries that are written at once into one table.
_TOGETHER = 500


class IndexedEntry(NamedTuple):
    """An entry, its source, and the words of its lanes (see `search.index.indexed_words`)."""

    entry: IndexEntry
    source: str
    words: Mapping[Field, str]


def fill(connection: Connection, volume: int, fresh: Iterable[IndexedEntry]) -> None:
    """Make the tables of a volume out of these entries, in one transaction with whatever else the
    connection does. It takes the least memory where they are ordered by date."""
    for statement in tables.create(volume):
        connection.exec_driver_sql(statement)
    years: set[int] = set()
    for table, rows in _by_table(volume, fresh, years, connection):
        _copy(connection, table, rows, "FREEZE")
    for statement in (*_COUNT, *tables.create_indexes(volume)):
        connection.exec_driver_sql(statement.format(volume=volume))
    connection.exec_driver_sql(f"ANALYZE {tables.entries(volume)}")
    connection.exec_driver_sql(f"ANALYZE {tables.known_words(volume)}")
