"""Holds on work that one process alone is to do, kept in a table: unlike an advisory lock, which is
a server's own, they are still there when another server has taken over.

On the server where one was taken it says nothing that the advisory lock there does not: where that
is free, its holder is dead. Nothing in the table must last, so it is made where
it is needed, and no migration knows it.
"""

from __future__ import annotations

import sqlalchemy as sa

#: Any number of ours: the lock of whoever makes the table.
_MAKING = 0x626C6F63
#: Two statements in one transaction: two at once would make it twice, and one of them fail.
_MAKE = f"""
SELECT pg_advisory_xact_lock({_MAKING});
CREATE TABLE IF NOT EXISTS lasting_holds
    (name text PRIMARY KEY, holder text NOT NULL, until timestamptz NOT NULL,
     server timestamptz NOT NULL DEFAULT pg_postmaster_start_time())
"""
_IS_THERE = sa.text("SELECT to_regclass('lasting_holds') IS NOT NULL")
_HOLD = sa.text("""
INSERT INTO lasting_holds (name, holder, until)
VALUES (:name, :holder, clock_timestamp() + make_interval(secs => :seconds))
ON CONFLICT (name) DO UPDATE
SET holder = excluded.holder, until = excluded.until, server = excluded.server
""")
_IN_FORCE = sa.text("""
SELECT 1 FROM lasting_holds WHERE name = :name
AND until > clock_timestamp() AND server <> pg_postmaster_start_time()
""")
_LET_GO = sa.text("DELETE FROM lasting_holds WHERE name = :name AND holder = :holder")


def hold(connection: sa.Connection, name: str, holder: str, seconds: float) -> None:
    """Hold work for so many seconds from now, by a connection that commits each statement; who asks
    for it must have made sure that nobody else does."""
    if not connection.scalar(_IS_THERE):
        connection.exec_driver_sql(_MAKE)
    connection.execute(_HOLD, {"name": name, "holder": holder, "seconds": seconds})


def is_held(connection: sa.Connection, name: str) -> bool:
    """Whether somebody holds work of that name since before this server took over."""
    if not connection.scalar(_IS_THERE):
        return False
    return connection.scalar(_IN_FORCE, {"name": name}) is not None


def let_go(connection: sa.Connection, name: str, holder: str) -> None:
    """Hold it no more."""
    connection.execute(_LET_GO, {"name": name, "holder": holder})
