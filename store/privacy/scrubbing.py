"""The files of a database written anew, so that they hold nothing that is not in its tables.

What was deleted stays in the pages of a database until they are written over. On PostgreSQL that is
every table of ours: the casebook deletes rows in place, and its rows hold names.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa

from store.privacy.erasing import ErasureError
from store.readers.standbys import keepers, next_transaction, wal_position

#: Seconds to wait for transactions that see what was there before, and between two looks at them.
_PATIENCE, _PAUSE = 60.0, 0.2
#: The tables of the log, of all that is made from it, and what the others of theirs are.
_TABLES = r"""
SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = current_schema() AND c.relkind = 'r'
  AND (c.relname IN ('events', 'bodies') OR c.relname LIKE 'view\_%')
ORDER BY 1
"""
#: Of the planner's samples of values, whose table is the database owner's.
_OWNS = """
SELECT current_setting('is_superuser')::bool
  OR pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scrubbed:
    """What was written anew, and what was not."""

    #: Of PostgreSQL: where the write-ahead log was then.
    wal: str = ""
    #: What the role of the database may not have written anew, in words.
    left: tuple[str, ...] = ()


def scrub(engine: sa.Engine, *, patience: float = _PATIENCE) -> Scrubbed:
    """Write the files of the log anew, so that they hold nothing that is not in it.

    Raises ErasureError where that cannot be done now: the call is to be repeated.
    """
    try:
        if engine.dialect.name == "sqlite":
            return _scrub_sqlite(engine)
        return _scrub_postgresql(engine, patience)
    except (sqlite3.OperationalError, sa.exc.OperationalError) as error:
        cause = error.orig if isinstance(error, sa.exc.OperationalError) else error
        raise _unfinished(str(cause)) from error


def _scrub_sqlite(engine: sa.Engine) -> Scrubbed:
    """VACUUM writes every page anew into the write-ahead log, and the checkpoint puts them in the
    place of the old ones and empties that log."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _, _ = cursor.fetchall()[0]
    finally:
        raw.close()
    if busy:
        cause = "another process is reading the store"
        raise _unfinished(cause)
    return Scrubbed()


def _scrub_postgresql(engine: sa.Engine, patience: float) -> Scrubbed:
    """VACUUM FULL writes tables anew with their TOAST and indexes, where VACUUM alone would leave
    the bytes of deleted rows in the pages; it keeps rows that a transaction still sees. ANALYZE
    renews what the planner remembers of their values, and a checkpoint removes the old files. The
    last two want rights that an owner of tables may not have: the planner's memory and the old
    files are then rid of what was erased when the server gets to it."""
    with _by_itself(engine) as connection:
        _wait_for_keepers(connection, patience)
        for table in connection.scalars(sa.text(_TABLES)).all():
            connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {table}")
        return Scrubbed(left=tuple(_not_allowed(connection)), wal=wal_position(connection))


@contextmanager
def _by_itself(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Each statement a transaction of its own, as VACUUM asks for."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection


def _wait_for_keepers(connection: sa.Connection, patience: float) -> None:
    """Wait until nobody sees the rows that were there before. Raises ErasureError."""
    since, end = next_transaction(connection), time.monotonic() + patience
    while found := keepers(connection, since):
        if time.monotonic() > end:
            cause = f"{found[0]} still sees what was there before"
            raise _unfinished(cause)
        time.sleep(_PAUSE)


def _not_allowed(connection: sa.Connection) -> Iterator[str]:
    """Do what wants the rights of a database's owner or of a superuser; what was refused."""
    if connection.scalar(sa.text(_OWNS)):
        connection.exec_driver_sql("VACUUM (FULL) pg_statistic")
    else:
        yield "samples of values that the planner keeps (pg_statistic)"
    try:
        connection.exec_driver_sql("CHECKPOINT")
    except sa.exc.ProgrammingError:
        yield "old files of tables, until the server's next checkpoint"


def _unfinished(cause: str) -> ErasureError:
    msg = f"erased from the log, but not yet from its files: {cause}; repeat the command"
    return ErasureError(msg)
