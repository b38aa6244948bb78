"""When each host may be asked, over all workers: one request at a time, each host's delay kept, and
no more than its requests of a day.

A turn is written before the request is sent, as long as an answer may take at most, so that the
request of a worker that dies meanwhile is waited for; when the answer is there, the turn ends. All
moments are of the database's clock.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from store.shared_crawl.choices import LookProgress
from store.shared_crawl.tables import LIVING
from store.shared_crawl.worker_session import WorkerSession

#: The delay of whoever asks now may be longer than that of those before.
_MORE = "make_interval(secs => greatest(0.0, :delay - delay))"
_TAKE = sa.text(
    "UPDATE crawl_hosts SET worker = :me, delay = greatest(delay, :delay),"
    " free_at = clock_timestamp() + make_interval(secs => :longest + greatest(delay, :delay))"
    f" WHERE host = :host AND free_at + {_MORE} <= clock_timestamp()"
    f" AND (worker IS NULL OR worker = :me OR worker NOT IN ({LIVING}))"
    " RETURNING pace, rest_until, rest_reason"
)
_WAIT = sa.text(
    f"SELECT extract(epoch FROM free_at + {_MORE} - clock_timestamp()) FROM crawl_hosts"
    f" WHERE host = :host AND (worker IS NULL OR worker = :me OR worker NOT IN ({LIVING}))"
)
_GIVE_BACK = sa.text(
    "UPDATE crawl_hosts SET worker = NULL, pace = :pace,"
    " free_at = clock_timestamp() + make_interval(secs => greatest(delay, :pace - :latency))"
    " WHERE host = :host AND worker = :me"
)
#: A day that is over for one of them is over for all.
_SPEND = sa.text(
    "WITH granted AS (INSERT INTO crawl_hosts AS it (host, day, requests) VALUES (:host, :day, 1)"
    " ON CONFLICT (host) DO UPDATE SET day = greatest(it.day, :day), requests ="
    " CASE WHEN it.day >= :day THEN it.requests ELSE 0 END + 1"
    " WHERE it.day IS NULL OR it.day < :day OR it.requests < :limit RETURNING requests),"
    " saved AS (UPDATE crawl_looks SET requests = CAST(:sent AS jsonb),"
    " deaths = CASE WHEN events = CAST(:events AS jsonb) THEN deaths ELSE 0 END,"
    " events = CAST(:events AS jsonb), passed_over = passed_over || CAST(:passed_over AS jsonb)"
    " WHERE source = :source AND worker = :me AND EXISTS (SELECT FROM granted))"
    " SELECT requests FROM granted"
)
_REST = sa.text(
    "INSERT INTO crawl_hosts AS it (host, rest_until, rest_reason) VALUES (:host, :until, :reason)"
    " ON CONFLICT (host) DO UPDATE SET rest_until = :until, rest_reason = :reason"
    " WHERE it.rest_until IS NULL OR it.rest_until < :until"
)
_FORGET = sa.text("UPDATE crawl_hosts SET delay = 0, rest_until = NULL, rest_reason = ''")
_BEGIN = sa.text(
    "INSERT INTO crawl_hosts AS it (host, delay, day, requests, rest_until, rest_reason)"
    " VALUES (:host, :delay, :day, :requests, :until, :reason) ON CONFLICT (host) DO UPDATE"
    " SET delay = :delay, rest_until = :until, rest_reason = :reason, day = greatest(it.day, :day),"
    " requests = greatest(CASE WHEN it.day >= :day THEN it.requests ELSE 0 END, :requests)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedRest:
    """Until when a host asked to be left alone, and why."""

    until: datetime
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HostBegun:
    """What is known of a host when a crawl is planned."""

    #: The longest that any of its sources keeps, in seconds.
    delay: float = 0.0
    #: Sent on that day, as the log tells.
    requests: int = 0
    rest: SharedRest | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """A turn that was taken."""

    #: Seconds from the beginning of a request to the next, as slow as the server is.
    pace: float
    rest: SharedRest | None


def begin_hosts(connection: sa.Connection, hosts: Mapping[str, HostBegun], day: date) -> None:
    """Begin with what is known of hosts; delays and rests of an earlier crawl are forgotten, when
    they may be asked next is not."""
    connection.execute(_FORGET)
    for host, begun in sorted(hosts.items()):
        connection.execute(
            _BEGIN,
            {
                "host": host,
                "delay": begun.delay,
                "day": day,
                "requests": begun.requests,
                "until": begun.rest.until if begun.rest else None,
                "reason": begun.rest.reason if begun.rest else "",
            },
        )


def take_turn(
    session: WorkerSession, host: str, *, delay: float, longest: float
) -> Turn | float | None:
    """Take the turn at a host, for a request whose answer takes `longest` seconds at most; else the
    seconds until it is free, or None where another worker has it. A request was counted before
    (`spend_request`), by which the host is known."""
    if taken := session.one(_TAKE, {"host": host, "delay": delay, "longest": longest}):
        pace, until, reason = taken
        return Turn(pace=pace, rest=SharedRest(until=until, reason=reason) if until else None)
    wait = session.one(_WAIT, {"host": host, "delay": delay})
    return None if wait is None else max(0.0, float(wait[0]))


def end_turn(session: WorkerSession, host: str, *, pace: float, latency: float) -> None:
    """Give back the turn at a host, whose answer took `latency` seconds."""
    session.do(_GIVE_BACK, {"host": host, "pace": pace, "latency": latency})


def spend_request(
    session: WorkerSession, host: str, *, day: date, limit: int, source: str, so_far: LookProgress
) -> bool:
    """Count a request that is about to be sent to a host for a look, unless it has had so many of
    the day; then what the look has come to is kept with it, but for what was passed over, of which
    only what is new is given."""
    values = {
        "sent": json.dumps({**so_far.requests, host: so_far.requests.get(host, 0) + 1}),
        "events": json.dumps(so_far.events),
        "passed_over": json.dumps(so_far.passed_over),
    }
    named = {"host": host, "day": day, "limit": limit, "source": source}
    return session.one(_SPEND, {**named, **values}) is not None


def share_rest(session: WorkerSession, host: str, rest: SharedRest) -> None:
    """Have all workers leave a host alone."""
    session.do(_REST, {"host": host, "until": rest.until, "reason": rest.reason})
