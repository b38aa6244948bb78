"""Connections to a server of PostgreSQL: a new one takes several round trips, and a process of its
own on the server.

psycopg is imported only here, and only where the log is on PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from store.connections.kept import Idle
from store.database_address import StoreError, cause, printable
from store.postgresql.servers import servers_of

if TYPE_CHECKING:
    import psycopg

    Connection: TypeAlias = psycopg.Connection

#: One that was idle for longer may have been dropped on the way without a word.
_LONGEST = 300.0
_BEGIN = b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_IDLE: Idle[Connection] = Idle(_LONGEST)


@contextmanager
def connection_to_server(url: str) -> Iterator[Connection]:
    """A connection that only reads, in a transaction in which all is of one moment. After a
    statement that failed it answers no more until `begin_anew`. Raises StoreError, for what fails
    inside as well."""
    try:
        import psycopg
    except ImportError as error:
        msg = "database.url: PostgreSQL needs the extra `postgres`"
        raise StoreError(msg) from error
    try:
        connection = _begun(url)
        try:
            yield connection
            connection.execute(b"ROLLBACK")
        except BaseException:  # whatever it was, the connection may not be whole any more
            connection.close()
            raise
    except psycopg.Error as error:
        msg = f"cannot read the store {printable(url)}: {cause(error, url)}"
        raise StoreError(msg) from None  # what it came from may repeat the password
    _IDLE.leave(url, connection)


def begin_anew(connection: Connection) -> None:
    """Go on after a statement that failed, with all as of now."""
    connection.execute(b"ROLLBACK")
    connection.execute(_BEGIN)


def _begun(url: str) -> Connection:
    """A connection in a new transaction: one that was kept, unless its server is gone since."""
    from psycopg import Error

    if (kept := _IDLE.taken(url)) is not None:
        try:
            kept.execute(_BEGIN)
            return kept
        except Error:  # nothing was read yet, so nobody need know
            kept.close()
            _IDLE.close(url)
    connection = _connected(url)
    try:
        connection.execute(_BEGIN)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(url: str) -> Connection:
    import psycopg
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    servers = servers_of(url)
    said: dict[str, Any] = conninfo_to_dict(servers.libpq())
    # Statements are not prepared: a pool of connections between us and the server may hand each
    # transaction to another session, and a table may be built anew with other columns.
    told = make_conninfo(**{**said, **servers.unsaid()})
    return psycopg.connect(told, autocommit=True, prepare_threshold=None)
