"""Engines of SQLAlchemy on a store, on either database, before anybody looked at what it holds."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from store import database_address
from store.database_address import StoreError
from store.files import private, read_only
from store.postgresql.servers import Servers, servers_of


def connect(url: str) -> sa.Engine:
    """An engine, without looking at what the database holds."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "postgresql":
        return _postgresql(parsed, url)
    if not parsed.database:
        return _sqlite(sa.create_engine(parsed))
    file = Path(parsed.database)
    _make_folder(file.parent)
    if not file.exists():
        with suppress(OSError):  # SQLite says itself what it cannot make
            private.make_file(file)
    if read_only.is_writable(file) or not file.exists():
        return _sqlite(sa.create_engine(parsed))
    # Each look connects anew: only then is it known whether somebody else writes.
    return _sqlite(
        sa.create_engine(
            parsed, creator=lambda: read_only.connected(file), poolclass=sa.pool.NullPool
        )
    )


def connect_to_look(url: str) -> sa.Engine:
    """An engine that writes nothing, not even the files that SQLite makes beside a database, and
    waits for nobody long. Raises StoreError for an address that is none."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "postgresql":
        return _postgresql(parsed, url, to_look=True)
    file = Path(parsed.database or "")
    engine = sa.create_engine(
        parsed, creator=lambda: read_only.leaving_no_trace(file), poolclass=sa.pool.NullPool
    )
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _parsed(url: str) -> sa.URL:
    if (fault := database_address.fault(url)) is not None:
        msg = f"database.url: {fault}"
        raise StoreError(msg)
    try:
        if url.startswith("postgresql") and (servers := servers_of(url)).are_several:
            return _served(servers)
        return sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):  # a port that is no number is a ValueError
        msg = "database.url: it cannot be read as a database URL"
        raise StoreError(msg) from None  # what it came from repeats the password


def _served(servers: Servers) -> sa.URL:
    """An address of several servers as SQLAlchemy takes it: it knows no list of hosts before the
    parameters."""
    names, ports = servers.names_and_ports()
    query = {**dict(servers.query), "host": ",".join(names), "port": ",".join(ports)}
    return sa.make_url(f"{servers.before}{servers.name}").set(query=query)


def _postgresql(parsed: sa.URL, url: str, *, to_look: bool = False) -> sa.Engine:
    how: dict[str, Any] = servers_of(url).unsaid(to_look=to_look)
    if to_look:
        how["options"] = "-c default_transaction_read_only=on"
    try:
        # A connection that was idle while the server was started anew is made anew.
        return sa.create_engine(
            parsed, isolation_level="READ COMMITTED", pool_pre_ping=True, connect_args=how
        )
    except (ImportError, sa.exc.NoSuchModuleError) as error:
        msg = "database.url: PostgreSQL needs the extra `postgres` and postgresql+psycopg://"
        raise StoreError(msg) from error


def _make_folder(folder: Path) -> None:
    try:
        private.make_folder(folder)
    except OSError as error:
        msg = f"cannot make the folder {folder}: {error.strerror}"
        raise StoreError(msg) from error


def _sqlite(engine: sa.Engine) -> sa.Engine:
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection, _record) -> None:  # type: ignore[no-untyped-def]
    connection.isolation_level = None  # transactions are begun by _begin_sqlite, not by the driver
    connection.execute(f"PRAGMA busy_timeout={read_only.PATIENCE * 1000}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _begin_sqlite(connection: sa.Connection) -> None:
    alone = connection.get_execution_options().get("blotter_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if alone else "BEGIN")
