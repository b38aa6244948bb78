"""The tables that workers share, on PostgreSQL. Nothing in them must last: they are made where they
are missing, and each crawl begins them anew."""

from __future__ import annotations

import sqlalchemy as sa

#: Any number of ours: the advisory lock of whoever makes, plans or takes.
_ALONE = 0x626C6F75
#: The first half of the advisory locks that living workers hold; the second is their number.
WORKERS = 0x626C6F76

#: `place`: the order in which looks are to be taken. `requests`, `events` and `passed_over`: what
#: the look has come to so far, whoever took it. `deaths`, `blamed`: how often whoever had it died
#: without having recorded anything, and the page that was read at the last one.
_LOOKS = """
CREATE TABLE IF NOT EXISTS crawl_looks (
  source text PRIMARY KEY,
  crawl text NOT NULL,
  place integer NOT NULL,
  hosts text[] NOT NULL,
  insist boolean NOT NULL,
  planned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  worker integer,
  taken_at timestamptz,
  begun boolean NOT NULL DEFAULT false,
  deaths integer NOT NULL DEFAULT 0,
  blamed text NOT NULL DEFAULT '',
  requests jsonb NOT NULL DEFAULT '{}',
  events jsonb NOT NULL DEFAULT '{}',
  passed_over jsonb NOT NULL DEFAULT '{}',
  outcome text
)"""

#: `worker`: who asks the host just now. `free_at`: when it may be asked next, by the clock of the
#: database. `delay`, `pace`: seconds, as `crawler.politeness.host_turns` has them. `requests` were
#: sent on `day`.
_HOSTS = """
CREATE TABLE IF NOT EXISTS crawl_hosts (
  host text PRIMARY KEY,
  worker integer,
  free_at timestamptz NOT NULL DEFAULT '-infinity',
  delay double precision NOT NULL DEFAULT 0,
  pace double precision NOT NULL DEFAULT 0,
  day date,
  requests integer NOT NULL DEFAULT 0,
  rest_until timestamptz,
  rest_reason text NOT NULL DEFAULT ''
)"""

_MAKE = (_LOOKS, _HOSTS, "CREATE SEQUENCE IF NOT EXISTS crawl_workers AS integer CYCLE")

#: The numbers of the workers that live: a lock of a session goes with its connection.
LIVING = f"""
SELECT objid::integer FROM pg_locks
WHERE locktype = 'advisory' AND classid = {WORKERS} AND objsubid = 2 AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


def be_alone(connection: sa.Connection) -> None:
    """Wait until nobody else makes, plans or takes; until the end of the transaction."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ALONE)))


def make_tables(connection: sa.Connection) -> None:
    """Make what is missing."""
    be_alone(connection)
    if not are_made(connection):
        for statement in _MAKE:
            connection.exec_driver_sql(statement)


def are_made(connection: sa.Connection) -> bool:
    """Whether there are tables; a database that no worker ever used has none."""
    found = (
        "SELECT to_regclass('crawl_looks') IS NOT NULL AND to_regclass('crawl_hosts') IS NOT NULL"
    )
    return connection.scalar(sa.text(found)) is True


def living(connection: sa.Connection) -> frozenset[int]:
    """The numbers of the workers that live."""
    return frozenset(connection.scalars(sa.text(LIVING)))
