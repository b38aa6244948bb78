"""A worker, as the others know it: alive as long as its connection to the database is.

It holds an advisory lock of that connection under a number of its own. PostgreSQL lets go of it at
once when the process dies, and within a minute when its machine vanishes; no clock is read, no
heartbeat sent, and a process that is busy for long loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from store.database_address import StoreError
from store.log.database import faults_told, filling
from store.shared_crawl.tables import WORKERS, make_tables

#: A connection of which nothing was heard is asked for a sign of life after so many seconds, so
#: many times, so many seconds apart: by the database, as `store.postgresql.servers` has it here.
_SIGNS_OF_LIFE = (
    "SET tcp_keepalives_idle = 20",
    "SET tcp_keepalives_interval = 5",
    "SET tcp_keepalives_count = 4",
    "SET tcp_user_timeout = 40000",
)

LOST = "the connection by which this worker shared the crawl was lost"


class WorkerSession:
    """The connection of one worker, by which it asks for turns at hosts: what can be asked for is
    thereby still its own."""

    def __init__(self, engine: sa.Engine, connection: sa.Connection, number: int) -> None:
        #: For transactions, which this connection has none of.
        self.engine = engine
        self.number = number
        self._connection = connection

    def one(self, statement: sa.TextClause, values: Mapping[str, Any]) -> Any | None:
        """The row that a statement gives; None where it gives none. Raises StoreError, after which
        this worker is dead to the others."""
        with self._told():
            return self._connection.execute(statement, {**values, "me": self.number}).first()

    def do(self, statement: sa.TextClause, values: Mapping[str, Any]) -> None:
        """Carry out a statement. Raises StoreError as `one` does."""
        with self._told():
            self._connection.execute(statement, {**values, "me": self.number})

    @contextmanager
    def _told(self) -> Iterator[None]:
        if self._connection.invalidated:  # another one would hold no lock
            raise StoreError(LOST)
        with faults_told(self.engine, "share the crawl in"):
            yield


@contextmanager
def worker_session(engine: sa.Engine) -> Iterator[WorkerSession]:
    """Be a worker, until the end. Raises StoreError."""
    with filling(engine) as connection:
        make_tables(connection)
    with faults_told(engine, "share the crawl in"):
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()  # it ends with the worker: nobody is given it with its lock
    with connection:
        yield WorkerSession(engine, connection, _number(engine, connection))


def _number(engine: sa.Engine, connection: sa.Connection) -> int:
    """A number that no other worker has, under which this one is known to live from now on."""
    with faults_told(engine, "share the crawl in"):
        for statement in _SIGNS_OF_LIFE:
            connection.exec_driver_sql(statement)
        number = int(connection.scalar(sa.text("SELECT nextval('crawl_workers')")))
        connection.execute(sa.select(sa.func.pg_advisory_lock(WORKERS, number)))
    return number
