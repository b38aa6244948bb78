"""What a database says where it does not do what it is asked, as errors of our own."""

from __future__ import annotations

import sqlite3

import sqlalchemy as sa

from store.database_address import ReadOnlyError, StoreError

#: Of SQL: no privilege to do that, and a transaction, or a whole server, that is for reading alone.
_READ_ONLY = ("42501", "25006")


def kind_of(error: sa.exc.SQLAlchemyError) -> type[StoreError] | None:
    """What has to be told of an error in a line; None where it tells of a fault in what was asked,
    or of an event that the log refused."""
    if is_read_only(error):
        return ReadOnlyError
    lost = isinstance(error, sa.exc.OperationalError | sa.exc.InterfaceError)
    # All connections are in use, and stay so.
    return StoreError if lost or isinstance(error, sa.exc.TimeoutError) or _damaged(error) else None


def is_read_only(error: sa.exc.SQLAlchemyError) -> bool:
    """Whether whoever asked may not write, or nobody may."""
    cause = getattr(error, "orig", None)
    if isinstance(cause, sqlite3.Error):
        # The kinds of one error stand in the bits above (https://sqlite.org/rescode.html).
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_READONLY
    return getattr(cause, "sqlstate", None) in _READ_ONLY


def _damaged(error: sa.exc.SQLAlchemyError) -> bool:
    """Whether a file of SQLite is damaged: its other errors are of kinds of their own."""
    return type(getattr(error, "orig", None)) is sqlite3.DatabaseError
