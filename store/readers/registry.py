"""The table of those who answer from the record: made where it is needed, and lost without harm.

It is no part of the log, and no migration makes it: its name is one of a read model's, so that a
restored backup begins without those who read the store it was made of.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import sqlalchemy as sa

from store.lock import advisory_key
from store.log.database import filling, reading, server_time
from store.readers.holder import Holder

_metadata = sa.MetaData()
_holders = sa.Table(
    "view_readers",
    _metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("process", sa.Text, nullable=False),
    sa.Column("holds", sa.Text, nullable=False),
    sa.Column("position", sa.BigInteger, nullable=False),
    sa.Column("said_at", sa.Text, nullable=False),
    sa.Column("every", sa.Float),
    sa.Column("wal", sa.Text, nullable=False),
)


def said(engine: sa.Engine, holder: Holder) -> None:
    """Register a holder, or put down what it says now, with the database's time. Raises StoreError,
    and ReadOnlyError where whoever asks may only read."""
    with filling(engine) as connection:
        _make(connection)
        values = asdict(holder) | {"said_at": _now(connection).isoformat(timespec="microseconds")}
        known = sa.update(_holders).where(_holders.c.name == holder.name)
        if not connection.execute(known.values(values)).rowcount:
            connection.execute(sa.insert(_holders), values)


def strike(engine: sa.Engine, name: str) -> None:
    """Take a holder out of the registry, which has ended or is gone. Raises StoreError."""
    with filling(engine) as connection:
        if _is_there(connection):
            connection.execute(sa.delete(_holders).where(_holders.c.name == name))


def holders(engine: sa.Engine) -> tuple[tuple[Holder, ...], datetime]:
    """All that are registered, by name, and the time by the database's clock. Raises StoreError."""
    with reading(engine) as connection:
        now = _now(connection)
        if not _is_there(connection):
            return (), now
        rows = connection.execute(sa.select(_holders).order_by(_holders.c.name)).mappings()
        return tuple(_holder(row) for row in rows), now


def _holder(row: sa.RowMapping) -> Holder:
    return Holder(**{**row, "said_at": datetime.fromisoformat(row["said_at"])})


def _make(connection: sa.Connection) -> None:
    """Make the table where there is none. Two who make it at once would fail on PostgreSQL."""
    if _is_there(connection):
        return
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(advisory_key("readers"))))
    _metadata.create_all(connection)


def _is_there(connection: sa.Connection) -> bool:
    return sa.inspect(connection).has_table(_holders.name)


def _now(connection: sa.Connection) -> datetime:
    """By the clock of the server; a file of SQLite has that of the machine."""
    return server_time(connection) if connection.dialect.name == "postgresql" else datetime.now(UTC)
