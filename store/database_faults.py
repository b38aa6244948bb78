"""What a database says where it does not do what it is asked, as errors of our own."""

from __future__ import annotations

import sqlite3

import sqlalchemy as sa

from store.database_address import LostError, ReadOnlyError, StoreError

#: Of SQL: no privilege to do that, and a transaction, or a whole server, that is for reading alone.
_READ_ONLY = ("42501", "25006")

#: The connection failed, or the server was stopped, is starting, or follows another one now.
_AWAY = ("08", "57P01", "57P02", "57P03")


def kind_of(error: sa.exc.SQLAlchemyError) -> type[StoreError] | None:
    """What has to be told of an error in a line; None where it tells of a fault in what was asked,
    or of an event that the log refused."""
    if is_read_only(error):
        return ReadOnlyError
    if is_lost(error):
        return LostError
    lost = isinstance(error, sa.exc.OperationalError | sa.exc.InterfaceError)
    # All connections are in use, and stay so.
    return StoreError if lost or isinstance(error, sa.exc.TimeoutError) or _damaged(error) else None


def is_lost(error: sa.exc.SQLAlchemyError) -> bool:
    """Whether the server of a database is away, or the connection to it ended."""
    if not isinstance(error, sa.exc.OperationalError | sa.exc.InterfaceError):
        return False
    cause = getattr(error, "orig", None)
    state = getattr(cause, "sqlstate", None)
    # Where the connection itself failed, the driver tells no state.
    return not isinstance(cause, sqlite3.Error) and (state is None or state.startswith(_AWAY))


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
