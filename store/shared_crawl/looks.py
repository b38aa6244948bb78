"""Looks that are planned once and taken by any worker, each by one at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

import sqlalchemy as sa

from store.database_address import StoreError
from store.log.database import filling, reading
from store.shared_crawl.choices import LookProgress, SharedLook, is_given_up
from store.shared_crawl.tables import are_made, be_alone, living
from store.shared_crawl.worker_session import LOST, WorkerSession

#: Chooses one of the looks that are to be taken or go on; given are also the workers that live.
Choose: TypeAlias = Callable[[Sequence[SharedLook], frozenset[int]], SharedLook | None]

_OPEN = sa.text(
    "SELECT source, hosts, insist, worker, begun FROM crawl_looks"
    " WHERE outcome IS NULL ORDER BY place"
)
_PLAN = sa.text(
    "INSERT INTO crawl_looks (source, crawl, place, hosts, insist)"
    " VALUES (:source, :crawl, :place, :hosts, :insist)"
    " ON CONFLICT (source) DO UPDATE SET crawl = :crawl, place = :place, hosts = :hosts,"
    " insist = :insist, planned_at = clock_timestamp(), worker = NULL, taken_at = NULL,"
    " begun = crawl_looks.begun AND crawl_looks.outcome IS NULL, deaths = 0, blamed = '',"
    # What was sent for a look that nobody ended is told by whoever ends it.
    " requests = CASE WHEN crawl_looks.outcome IS NULL THEN crawl_looks.requests ELSE '{}' END,"
    " events = '{}', passed_over = '{}', outcome = NULL"
)
_TAKE = sa.text(
    "UPDATE crawl_looks SET worker = :me, taken_at = clock_timestamp(), begun = true"
    " WHERE source = :source RETURNING requests, events, passed_over"
)
_GIVE_BACK = sa.text(
    "UPDATE crawl_looks SET worker = NULL, requests = '{}', events = '{}', passed_over = '{}'"
    " WHERE source = :source AND worker = :me"
)
_END = sa.text(
    "UPDATE crawl_looks SET outcome = :outcome, events = CAST(:events AS jsonb), worker = NULL"
    " WHERE source = :source AND worker = :me AND outcome IS NULL"
)
_DIED = sa.text(
    "UPDATE crawl_looks SET deaths = deaths + :asked, blamed = :page"
    " FROM (SELECT source, blamed AS before FROM crawl_looks"
    "  WHERE source = :source AND outcome IS NULL FOR UPDATE) AS it"
    " WHERE crawl_looks.source = it.source RETURNING deaths, it.before, requests"
)


class CrawlUnderWayError(StoreError):
    """Another crawl was planned, and goes on."""


class LookTakenUpError(StoreError):
    """This worker was taken for dead, and a look that it had is not its own any more."""


def plan_looks(
    session: WorkerSession,
    crawl: str,
    looks: Sequence[SharedLook],
    before: Callable[[sa.Connection], None],
) -> None:
    """Plan the looks of a crawl, unless another of its workers has done so; `before` is done first,
    in the same transaction. What an earlier crawl has left is forgotten. Raises CrawlUnderWayError
    where workers look for another crawl just now."""
    named = {"crawl": crawl}
    with _alone(session.engine) as connection:
        if connection.scalar(
            sa.text("SELECT count(*) FROM crawl_looks WHERE crawl = :crawl"), named
        ):
            return
        if _are_taken(connection):
            msg = "another crawl on this database is under way"
            raise CrawlUnderWayError(msg)
        before(connection)
        for place, look in enumerate(looks):
            values = {"source": look.name, "hosts": sorted(look.hosts), "insist": look.insist}
            connection.execute(_PLAN, {**values, **named, "place": place})
        connection.execute(sa.text("DELETE FROM crawl_looks WHERE crawl <> :crawl"), named)


def take_look(session: WorkerSession, choose: Choose) -> tuple[SharedLook, LookProgress] | None:
    """Take the look that is chosen, with what it has come to; None where none is. Raises StoreError
    where this worker is dead to the others, since its connection was lost."""
    with _alone(session.engine) as connection:
        alive = living(connection)
        if session.number not in alive:
            raise StoreError(LOST)
        look = choose(open_looks(connection), alive)
        if look is None:
            return None
        taken = {"source": look.name, "me": session.number}
        requests, events, passed_over = connection.execute(_TAKE, taken).one()
        return look, LookProgress(requests=requests, events=events, passed_over=passed_over)


def end_look(
    connection: sa.Connection, worker: int, source: str, outcome: str, events: Mapping[str, int]
) -> None:
    """Nobody is to take a look any more; in the transaction that appends how it went. Raises
    LookTakenUpError."""
    values = {"source": source, "me": worker, "outcome": outcome, "events": json.dumps(events)}
    _as_its_own(connection.execute(_END, values), source)


def give_back(connection: sa.Connection, worker: int, source: str) -> None:
    """Let another worker take up a look; in the transaction that appends how far it came. Raises
    LookTakenUpError."""
    _as_its_own(connection.execute(_GIVE_BACK, {"source": source, "me": worker}), source)


def _as_its_own(done: sa.CursorResult[Any], source: str) -> None:
    if not done.rowcount:
        msg = f"the look at {source} is another worker's by now, and recorded by that one"
        raise LookTakenUpError(msg)


def end_without_record(session: WorkerSession, source: str, outcome: str) -> None:
    """Nobody is to take a look any more of which nothing could be appended, or had to be."""
    session.do(_END, {"source": source, "outcome": outcome, "events": "{}"})


def note_death(
    connection: sa.Connection, source: str, *, code: int, page: str, asked: bool
) -> Mapping[str, int] | None:
    """Note that a worker was killed at a look, by its exit code, while it read `page` and after it
    had `asked` for anything. Where nobody is to take it up again it is over, and given are the
    requests that were sent for it, by host."""
    values = {"source": source, "page": page, "asked": int(asked)}
    noted = connection.execute(_DIED, values).first()
    if noted is None:
        return None
    deaths, before, requests = noted
    if not is_given_up(code, page, deaths=deaths, blamed=before):
        return None
    over = "UPDATE crawl_looks SET outcome = 'failed', worker = NULL WHERE source = :source"
    connection.execute(sa.text(over), {"source": source})
    told: Mapping[str, int] = requests
    return told


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlState:
    """How the looks of a crawl stand."""

    #: Of those that are over, how often each.
    outcomes: Counter[str]
    #: Document events that were appended, by type.
    events: Counter[str]
    #: Those that are not over.
    left: int


def crawl_state(connection: sa.Connection, crawl: str) -> CrawlState:
    """How the looks of a crawl stand; of one that was never planned there are none."""
    outcomes, events, left = Counter[str](), Counter[str](), 0
    if are_made(connection):
        stated = sa.text("SELECT outcome, events FROM crawl_looks WHERE crawl = :crawl")
        for outcome, counted in connection.execute(stated, {"crawl": crawl}):
            left += outcome is None
            outcomes.update([outcome] if outcome else [])
            events.update(counted)
    return CrawlState(outcomes=outcomes, events=events, left=left)


def withdraw(engine: sa.Engine, crawl: str) -> None:
    """Forget the looks of a crawl that nobody has: whoever planned it was told to end."""
    with _alone(engine) as connection:
        connection.execute(
            sa.text(
                "DELETE FROM crawl_looks WHERE crawl = :crawl AND outcome IS NULL"
                " AND (worker IS NULL OR worker <> ALL (:living))"
            ),
            {"crawl": crawl, "living": [*living(connection)]},
        )


def open_looks(connection: sa.Connection) -> list[SharedLook]:
    """Those that are to be taken or go on, in the order in which they are to be taken."""
    return [
        SharedLook(name=source, hosts=frozenset(hosts), insist=insist, worker=worker, begun=begun)
        for source, hosts, insist, worker, begun in connection.execute(_OPEN)
    ]


def is_crawl_shared(engine: sa.Engine) -> bool:
    """Whether workers look for a crawl just now. Raises StoreError."""
    if engine.dialect.name != "postgresql":
        return False
    with reading(engine) as connection:
        return are_made(connection) and _are_taken(connection)


def _are_taken(connection: sa.Connection) -> bool:
    alive = living(connection)
    return any(look.worker in alive for look in open_looks(connection))


@contextmanager
def _alone(engine: sa.Engine) -> Iterator[sa.Connection]:
    with filling(engine) as connection:
        be_alone(connection)
        yield connection
