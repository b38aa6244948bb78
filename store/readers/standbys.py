"""What PostgreSQL tells of its standbys, and of what else keeps rows that were deleted."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

#: Those that stream from this server, of which a role without `pg_read_all_stats` sees no place.
_STANDBYS = """
SELECT coalesce(nullif(application_name, ''), 'without a name'),
  coalesce(host(client_addr), ''), coalesce(state, ''),
  replay_lsn >= CAST(nullif(:wal, '') AS pg_lsn)
FROM pg_stat_replication WHERE application_name <> 'pg_basebackup' ORDER BY 1, 2
"""
#: What sees the rows of transactions from this one on as they were: VACUUM keeps them for these.
_KEEPERS = """
SELECT 'the session of process ' || pid || coalesce(' (' || nullif(application_name, '') || ')', '')
FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND age(backend_xmin) > age(CAST(CAST(:since AS xid8) AS xid))
UNION ALL
SELECT 'the prepared transaction ' || gid FROM pg_prepared_xacts
WHERE database = current_database() AND age(transaction) > age(CAST(CAST(:since AS xid8) AS xid))
UNION ALL
SELECT 'the replication slot ' || slot_name FROM pg_replication_slots
WHERE age(xmin) > age(CAST(CAST(:since AS xid8) AS xid))
UNION ALL
SELECT 'the standby ' || application_name FROM pg_stat_replication
WHERE age(backend_xmin) > age(CAST(CAST(:since AS xid8) AS xid))
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standby:
    """A server that follows this one."""

    name: str
    address: str
    #: As PostgreSQL says it: `streaming`, `catchup` …
    state: str
    #: Whether its files have come as far as ours were when they were written anew; None where that
    #: cannot be seen.
    passed: bool | None


def standbys(connection: sa.Connection, wal: str) -> tuple[Standby, ...]:
    """The standbys of a server of PostgreSQL, and whether each has come to a place in its
    write-ahead log."""
    rows = connection.execute(sa.text(_STANDBYS), {"wal": wal})
    return tuple(
        Standby(name=name, address=address, state=state, passed=passed)
        for name, address, state, passed in rows
    )


def wal_position(connection: sa.Connection) -> str:
    """Where the write-ahead log of a server of PostgreSQL is."""
    return str(connection.scalar(sa.text("SELECT pg_current_wal_lsn()")))


def next_transaction(connection: sa.Connection) -> str:
    """The number of the first transaction that has not begun yet."""
    return str(connection.scalar(sa.text("SELECT pg_snapshot_xmax(pg_current_snapshot())")))


def keepers(connection: sa.Connection, since: str) -> list[str]:
    """Who sees rows as they were before a transaction, each in words."""
    return list(connection.scalars(sa.text(_KEEPERS), {"since": since}))
