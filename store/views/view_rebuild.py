"""The read models in SQL built anew: beside those in use, and put in their place once whole.

Until then everybody is answered from the old ones. A process that dies leaves tables under other
names, which the next one drops; it does not go on with them, since what is in them may have been
erased from the log by then.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from store.database_address import LostError, StoreError
from store.lock import Hold, alone
from store.log import log
from store.log.database import reading, writing
from store.log.events import Recorded
from store.log.projections import ReportProgress, is_overtaken, report_nothing
from store.views import tables as tables
from store.views.tables import BESIDE, LIVE
from store.views.updates import apply_events

#: Events in a transaction. On SQLite a crawl waits for as long as that takes.
TOGETHER = 4000
#: Seconds to wait for another process that builds, and for readers on PostgreSQL.
PATIENCE = 60.0
#: Seconds between two tries.
_PAUSE = 0.1
#: Less than the second after which PostgreSQL looks for a deadlock: we give way, not a reader.
_GIVE_WAY = "SET LOCAL lock_timeout = '300ms'"
_LOCK_NOT_AVAILABLE = "55P03"


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a set of tables has come."""

    version: int
    position: int
    #: The end of the log when they were begun.
    begun: int


class _OvertakenError(Exception):
    """What is in the tables was erased from the log meanwhile."""


class _InUseError(Exception):
    """Somebody is reading the tables that are to be dropped."""


def read_progress(connection: sa.Connection) -> Progress | None:
    """How far the tables in use have come; None where there are none."""
    if not sa.inspect(connection).has_table(LIVE.projections.name):
        return None
    # All columns, since those of another version may lack the last.
    row = connection.exec_driver_sql(f"SELECT * FROM {LIVE.projections.name}").mappings().first()  # noqa: S608
    if row is None:
        return None
    return Progress(version=row["version"], position=row["position"], begun=row.get("begun", 0))


def create_tables(connection: sa.Connection) -> None:
    """Make the tables, empty."""
    LIVE.metadata.create_all(connection)
    begun = log.head(connection).position
    _note(connection, LIVE, Progress(version=tables.VERSION, position=0, begun=begun))


def rebuild(engine: sa.Engine, advance: ReportProgress = report_nothing) -> int:
    """Build the read models from position 0 and put them in the place of those in use; the position
    they have then. `advance` is given counts of events. Raises StoreError where others
    are in the way for longer than `PATIENCE`."""
    with _alone(engine) as mine:
        return _rebuilt(engine, advance, mine)


def rebuild_outdated(engine: sa.Engine) -> int:
    """Rebuild read models of another version, unless another process has; the position of those
    that are in use then. Raises StoreError."""
    with _alone(engine) as mine:
        with reading(engine) as connection:
            progress = read_progress(connection)
        if progress and progress.version == tables.VERSION:
            return progress.position
        return _rebuilt(engine, report_nothing, mine)


@contextmanager
def _alone(engine: sa.Engine) -> Iterator[Hold]:
    for _ in _attempts("another process is building the read models; try again later"):
        with alone(engine, "rebuild") as mine:
            if mine:
                yield mine
                return


def _attempts(failure: str) -> Iterator[None]:
    """Again and again for as long as `PATIENCE`, then StoreError."""
    end = time.monotonic() + PATIENCE
    yield
    while time.monotonic() <= end:
        time.sleep(_PAUSE)
        yield
    raise StoreError(failure)


@contextmanager
def _writing_alone(engine: sa.Engine, mine: Hold) -> Iterator[sa.Connection]:
    """One transaction of whoever builds alone. Raises LostError where the lock ended with its
    server: the tables beside may be another process's by now."""
    with writing(engine) as connection:
        if mine.is_lost():
            msg = "the database was gone for a while"
            raise LostError(msg)
        yield connection


def _rebuilt(engine: sa.Engine, advance: ReportProgress, mine: Hold) -> int:
    while True:
        with suppress(_OvertakenError):
            begun, reached = _filled(engine, advance, mine)
            return _put_in_place(engine, mine, since=reached, begun=begun)


def _filled(engine: sa.Engine, advance: ReportProgress, mine: Hold) -> tuple[int, int]:
    """Make and fill the tables beside: the end of the log before that, and the position reached."""
    with _writing_alone(engine, mine) as connection:
        BESIDE.metadata.drop_all(connection)
        for table in BESIDE.metadata.sorted_tables:  # indexes come last, under their only names
            connection.execute(sa.schema.CreateTable(table))
        begun = log.head(connection).position
    reached = 0
    while events := _following(engine, reached):
        with _writing_alone(engine, mine) as connection:
            _extend(connection, events, since=reached, begun=begun)
        reached = events[-1].position
        advance(reached, max(reached, begun))
    return begun, reached


def _following(engine: sa.Engine, position: int) -> list[Recorded]:
    with reading(engine) as connection:
        return list(log.read(connection, after=position, upto=position + TOGETHER))


def _extend(
    connection: sa.Connection, events: Sequence[Recorded], *, since: int, begun: int
) -> None:
    if is_overtaken(events, since=since, begun=begun):
        raise _OvertakenError
    apply_events(connection, BESIDE, events)


def _put_in_place(engine: sa.Engine, mine: Hold, *, since: int, begun: int) -> int:
    """Swap the tables; the position they have come to. Only PostgreSQL has readers in the way."""
    for _ in _attempts("the read models are in use all the time; try again later"):
        with suppress(_InUseError):
            return _swapped(engine, mine, since=since, begun=begun)
    raise AssertionError  # the attempts end in an error


def _swapped(engine: sa.Engine, mine: Hold, *, since: int, begun: int) -> int:
    """Alone with the log: take in what came last, drop the old tables, give the new their names."""
    with _writing_alone(engine, mine) as connection:
        rest = list(log.read(connection, after=since))
        _extend(connection, rest, since=since, begun=begun)
        reached = rest[-1].position if rest else since
        _note(connection, BESIDE, Progress(version=tables.VERSION, position=reached, begun=begun))
        _drop_old(connection)
        for table in LIVE.metadata.sorted_tables:
            new = tables.beside(table.name)
            connection.exec_driver_sql(f"ALTER TABLE {new} RENAME TO {table.name}")
            for index in table.indexes:
                index.create(connection)
        return reached


def _drop_old(connection: sa.Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_GIVE_WAY)
    try:
        LIVE.metadata.drop_all(connection)
    except sa.exc.OperationalError as error:
        if getattr(error.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE:
            raise _InUseError from error
        raise


def _note(connection: sa.Connection, made: tables.Tables, reached: Progress) -> None:
    connection.execute(sa.insert(made.projections), {"name": "views", **asdict(reached)})
