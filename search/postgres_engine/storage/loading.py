"""Entries and their words written into the tables of a volume.

`fill` makes a whole volume out of any number of `IndexedEntry`: a rebuild gives it what the log
holds, a benchmark what it makes up (see `search.postgres_engine.postgres_index.put_in_place`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from search.index.engine import order_number
from search.index.entries import IndexEntry
from search.index.plan import Field
from search.postgres_engine.storage import tables, totals
from search.postgres_engine.storage.laying import laid
from store.connections.copying import copy_rows
from store.log.database import Connection

#: Entries that are written at once into one table.
_TOGETHER = 500


class IndexedEntry(NamedTuple):
    """An entry, its source, and the words of its lanes (see `search.index.indexed_words`)."""

    entry: IndexEntry
    source: str
    words: Mapping[Field, str]


def fill(connection: Connection, volume: int, fresh: Iterable[IndexedEntry]) -> None:
    """Make the tables of a volume, which hold these entries. It takes the least memory where they
    are ordered by date."""
    for statement in (*tables.create(volume), totals.create(volume)):
        connection.exec_driver_sql(statement)
    waiting: dict[str, list[tuple[Any, ...]]] = {tables.gone(volume): []}
    for one in fresh:
        table = _table(connection, volume, one.entry, waiting)
        waiting[table].append(_row(one))
        if len(waiting[table]) == _TOGETHER:
            # What is written with FREEZE need not be looked at again by VACUUM.
            _copy(connection, table, waiting[table], " (FREEZE)")
            waiting[table] = []
    for table, rows in waiting.items():
        _copy(connection, table, rows, " (FREEZE)")
    counted = (*tables.count_words(volume), totals.count(volume))
    made = (*tables.create_indexes(volume), *totals.create_indexes(volume))
    for statement in (*counted, *made, tables.analyze(volume)):
        connection.exec_driver_sql(statement)


def change(
    connection: Connection,
    volume: int,
    stale: Collection[IndexEntry],
    fresh: Iterable[IndexedEntry],
) -> None:
    """Take entries out of a volume, and write others into it."""
    table = tables.entries(volume)
    going = {
        "positions": [entry.position for entry in stale],
        "rewritten": [entry.rewritten for entry in stale],
    }
    emptied = connection.exec_driver_sql(tables.recount(volume, "-"), going).scalars().all()
    connection.exec_driver_sql(totals.recount(volume, "-"), going)
    connection.exec_driver_sql(tables.remove(volume), going)
    years = {name: list[tuple[Any, ...]]() for name in _years(connection, volume)}
    coming: dict[str, list[int]] = {"positions": [], "rewritten": []}
    rows = []
    for one in fresh:
        _table(connection, volume, one.entry, years)
        rows.append(_row(one))
        coming["positions"].append(one.entry.position)
        coming["rewritten"].append(one.entry.rewritten)
    _copy(connection, table, rows)
    connection.exec_driver_sql(tables.recount(volume, "+"), coming)
    connection.exec_driver_sql(totals.recount(volume, "+"), coming)
    connection.exec_driver_sql(tables.forget_words(volume), {"words": list(emptied)})


def _table(
    connection: Connection, volume: int, entry: IndexEntry, known: dict[str, list[tuple[Any, ...]]]
) -> str:
    """The table in which an entry lies, which is made if it is not known."""
    if entry.until or entry.replaced:
        return tables.gone(volume)
    number = tables.year_of(entry.published_on)
    table = tables.year(volume, number)
    if table not in known:
        for statement in tables.create_year(volume, number):
            connection.exec_driver_sql(statement)
        known[table] = []
    return table


def _years(connection: Connection, volume: int) -> Iterable[str]:
    return connection.exec_driver_sql(tables.years(volume)).scalars().all()


def _copy(
    connection: Connection, table: str, rows: Iterable[tuple[Any, ...]], options: str = ""
) -> None:
    into = f"COPY {table} ({', '.join(tables.COLUMNS)}) FROM STDIN{options}"
    copy_rows(connection, into, rows)


def _row(one: IndexedEntry) -> tuple[Any, ...]:
    """What is written of an entry, in the order of `tables.COLUMNS`."""
    entry, words = one.entry, laid(one.source, one.words)
    return (
        bool(entry.until or entry.replaced),
        order_number(entry.published_on, entry.position),
        entry.position,
        entry.rewritten,
        entry.until,
        entry.replaced,
        entry.withdrawn,
        entry.revision,
        entry.id,
        entry.precision,
        words.stem_words,
        words.title_words,
        words.number_words,
        words.stem,
        words.written,
        words.pieces,
    )
