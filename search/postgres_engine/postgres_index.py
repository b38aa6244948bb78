"""The index as PostgreSQL keeps it: in tables beside those of the log.

One process writes it at a time, in a transaction that holds an advisory lock and ends with it. So
the position is committed with the content, and whoever dies leaves nothing that is seen.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from search.index.changes import IndexChanges, worded
from search.index.checkpoint import Checkpoint
from search.index.entries import IndexEntry
from search.index.following import SearchIndex
from search.index.indexed_words import indexed_words
from search.index.write_errors import IndexBusyError, IndexReadOnlyError
from search.postgres_engine.checkpoint import LIBRARY, reached
from search.postgres_engine.storage import tables
from search.postgres_engine.storage.loading import IndexedEntry, change, fill
from store.database_address import ReadOnlyError
from store.lock import advisory_key
from store.log.database import Connection, Engine, filling, reading
from store.log.document import Document

_LOCK = advisory_key("index")
#: Seconds between two looks whether others let go: of the lock, and of tables that are dropped.
_PAUSE = 0.05


class PostgresIndex(SearchIndex):
    """The index in the tables of a database, of which a rebuild makes new ones."""

    library = LIBRARY

    def __init__(self, engine: Engine, *, patience: float = 60.0) -> None:
        super().__init__(engine, patience=patience)
        self._writing: Connection | None = None

    def reached(self) -> Checkpoint:
        """How far it has come, as others see it."""
        return reached(self.engine.url.render_as_string(hide_password=False))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one to write it, in one transaction that is committed at the end."""
        try:
            with filling(self.engine) as connection:
                _wait_for_lock(connection, self.patience)
                connection.exec_driver_sql(tables.CREATE_CHECKPOINT)
                self._writing = connection
                try:
                    yield
                finally:
                    self._writing = None
            drop_leftovers(self.engine, self.patience)
        except ReadOnlyError as error:
            raise IndexReadOnlyError(str(error)) from error

    def is_whole(self) -> bool:
        """Whether the tables are there."""
        number = _volume(self._connection)
        there = f"SELECT to_regclass('{tables.known_words(number)}')"
        return number > 0 and self._connection.exec_driver_sql(there).scalar() is not None

    def create(self, fresh: Iterable[tuple[IndexEntry, Document]], reached: Checkpoint) -> None:
        """Fill new tables, which are in use from the end of the transaction on."""
        put_in_place(self._connection, _indexed(fresh), reached)

    def take_in(self, connection: Connection, changed: IndexChanges, reached: Checkpoint) -> None:
        """Change the tables in use."""
        writing = self._connection
        fresh = _indexed(worded(connection, changed, changed.fresh))
        volume = _volume(writing)
        change(writing, volume, changed.stale, fresh)
        _note(writing, volume, reached)

    def remove(self) -> None:
        """Delete it, where there is one. Raises IndexWriteError."""
        with reading(self.engine) as connection:
            there = f"SELECT to_regclass('{tables.CHECKPOINT}')"
            if connection.exec_driver_sql(there).scalar() is None:
                return
        with self.alone():
            self._connection.exec_driver_sql(f"DELETE FROM {tables.CHECKPOINT}")

    @property
    def _connection(self) -> Connection:
        assert self._writing is not None, "only whoever is alone writes"
        return self._writing


def put_in_place(
    connection: Connection, fresh: Iterable[IndexedEntry], reached: Checkpoint
) -> None:
    """Make a new volume of these entries, in use once the transaction of `connection` is committed;
    the tables of the one before are left to `drop_leftovers`. A benchmark may call it with entries
    of its own, in `store.log.database.filling`, after `tables.CREATE_CHECKPOINT`."""
    left = connection.exec_driver_sql(tables.leftovers(_volume(connection))).scalars()
    numbers = [int(name.split("_")[1]) for name in left]
    volume = max(_volume(connection), *numbers, 0) + 1
    fill(connection, volume, fresh)
    _note(connection, volume, reached)


def drop_leftovers(engine: Engine, patience: float) -> None:
    """Drop the tables of volumes that are not in use, for whose readers is waited; each by itself,
    since a reader may hold one and wait for another."""
    with filling(engine) as connection:
        names = connection.exec_driver_sql(tables.leftovers(_volume(connection))).scalars().all()
    for name in names:
        with filling(engine) as connection:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{int(patience * 1000)}ms'")
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")


def _wait_for_lock(connection: Connection, patience: float) -> None:
    end = time.monotonic() + patience
    while not connection.exec_driver_sql(f"SELECT pg_try_advisory_xact_lock({_LOCK})").scalar():
        if time.monotonic() >= end:
            msg = "another process is writing the index in the database; try again later"
            raise IndexBusyError(msg)
        time.sleep(_PAUSE)


def _volume(connection: Connection) -> int:
    """The number of the volume in use, of whatever version; 0 where there is none."""
    found = connection.exec_driver_sql(f"SELECT max(volume) FROM {tables.CHECKPOINT}").scalar()
    return int(found or 0)


def _note(connection: Connection, volume: int, reached: Checkpoint) -> None:
    """Say which volume is in use, and how far it has come."""
    connection.exec_driver_sql(f"DELETE FROM {tables.CHECKPOINT}")
    connection.exec_driver_sql(
        f"INSERT INTO {tables.CHECKPOINT} (volume, position, hash, version, entries)"
        " VALUES (%(volume)s, %(position)s, %(hash)s, %(version)s, %(entries)s)",
        {
            "volume": volume,
            "position": reached.position,
            "hash": reached.hash,
            "version": reached.version,
            "entries": reached.entries,
        },
    )


def _indexed(fresh: Iterable[tuple[IndexEntry, Document]]) -> Iterator[IndexedEntry]:
    for entry, document in fresh:
        yield IndexedEntry(entry, document.source, indexed_words(document))
