"""The log: events in the order they were learned, each bound to all before it by a hash.

`hash` is the SHA-256 of the previous hash followed by a JSON array (no spaces, UTF-8) of position,
stream, version, type, recorded_at and payload_sha256. The payload is stored exactly as it was
hashed, so verifying needs no canonical form.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, TypeAlias

import sqlalchemy as sa

from store.database import events
from store.events import Event, Recorded, from_json, to_json, type_of

#: The hash before the first event.
GENESIS = "0" * 64

#: position, stream, version, type, recorded_at, payload, payload_sha256, previous, hash
Row: TypeAlias = tuple[int, str, int, str, str, str, str, str, str]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An event to append."""

    stream: str
    event: Event
    #: The stream's version the event was decided on; None where it does not matter.
    expected: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The end of the log; position 0 and `GENESIS` when it is empty."""

    position: int
    hash: str
    #: As stored: ISO 8601, UTC, microseconds.
    recorded_at: str


class ConflictError(RuntimeError):
    """Somebody else appended to the stream since the event was decided."""

    def __init__(self, stream: str, expected: int, found: int) -> None:
        super().__init__(f"stream {stream} is at version {found}, not at {expected}")
        self.stream = stream


class BrokenLogError(RuntimeError):
    """The log does not verify; `position` is the first event that is wrong."""

    def __init__(self, position: int, cause: str) -> None:
        super().__init__(f"the log is broken at position {position}: {cause}")
        self.position = position


def append(connection: sa.Connection, entries: Sequence[Entry], *, now: datetime) -> list[Recorded]:
    """Append events in the given order; the connection must come from `database.writing`.

    `recorded_at` is `now` (aware), or the last event's time where the clock has gone back, so that
    times never fall along the log. Raises ConflictError, having written nothing.
    """
    end = head(connection)
    recorded_at = max(now.astimezone(UTC).isoformat(timespec="microseconds"), end.recorded_at)
    versions = _versions(connection, {entry.stream for entry in entries})
    rows, recorded = [], []
    for entry in entries:
        row = _row(end, entry, _next_version(versions, entry), recorded_at)
        rows.append(row)
        recorded.append(_recorded(row, entry.event))
        end = Head(position=row[0], hash=row[8], recorded_at=recorded_at)
    if rows:
        _insert(connection, rows)
    return recorded


def read(
    connection: sa.Connection, *, after: int = 0, upto: int | None = None, stream: str | None = None
) -> Iterator[Recorded]:
    """The events at positions (after, upto], in order; of one stream only where it is named."""
    query = sa.select(events).where(events.c.position > after)
    if upto is not None:
        query = query.where(events.c.position <= upto)
    if stream is not None:
        query = query.where(events.c.stream == stream)
    query = query.order_by(events.c.position).execution_options(yield_per=1000)
    with connection.execute(query) as rows:
        for row in rows:
            yield _recorded(row, from_json(row[3], row[5]))


def streams(connection: sa.Connection, prefix: str) -> list[str]:
    """The streams whose names begin with the prefix, by name."""
    query = sa.select(events.c.stream).where(
        events.c.version == 1, events.c.stream.startswith(prefix, autoescape=True)
    )
    return sorted(connection.scalars(query))


def head(connection: sa.Connection) -> Head:
    """The last event's position, hash and time."""
    newest = sa.select(events.c.position, events.c.hash, events.c.recorded_at)
    row = connection.execute(newest.order_by(events.c.position.desc()).limit(1)).first()
    if row is None:
        return Head(position=0, hash=GENESIS, recorded_at="")
    return Head(position=row.position, hash=row.hash, recorded_at=row.recorded_at)


def verify(connection: sa.Connection) -> Head:
    """Walk the whole chain; its end, or BrokenLogError at the first event that is wrong."""
    query = sa.select(events).order_by(events.c.position).execution_options(yield_per=1000)
    end = Head(position=0, hash=GENESIS, recorded_at="")
    with connection.execute(query) as rows:
        for row in rows:
            _check(row, end)
            end = Head(position=row.position, hash=row.hash, recorded_at=row.recorded_at)
    return end


def _next_version(versions: dict[str, int], entry: Entry) -> int:
    """Count a stream on; raises ConflictError where the entry expects another version."""
    found = versions[entry.stream]
    if entry.expected is not None and entry.expected != found:
        raise ConflictError(entry.stream, entry.expected, found)
    versions[entry.stream] = found + 1
    return found + 1


def _row(end: Head, entry: Entry, version: int, recorded_at: str) -> Row:
    """The row that continues the log with an entry."""
    kind, payload = type_of(entry.event), to_json(entry.event)
    digest = sha256(payload.encode()).hexdigest()
    position = end.position + 1
    link = _link(end.hash, position, entry.stream, version, kind, recorded_at, digest)
    return (
        position,
        entry.stream,
        version,
        kind,
        recorded_at,
        payload,
        digest,
        end.hash,
        link,
    )


def _recorded(row: Sequence[Any], event: Event) -> Recorded:
    return Recorded(
        position=row[0],
        stream=row[1],
        version=row[2],
        type=row[3],
        recorded_at=datetime.fromisoformat(row[4]),
        event=event,
        hash=row[8],
    )


def _check(row: sa.Row[Any], before: Head) -> None:
    """Raise BrokenLogError where a row does not follow from the one before it."""
    position = before.position + 1
    if row.position != position:
        raise BrokenLogError(position, f"the event is missing; the next one is {row.position}")
    if row.previous != before.hash:
        raise BrokenLogError(position, "it does not name the hash of the event before it")
    if row.payload is not None and sha256(row.payload.encode()).hexdigest() != row.payload_sha256:
        raise BrokenLogError(position, "its payload is not the one that was recorded")
    link = _link(
        before.hash,
        position,
        row.stream,
        row.version,
        row.type,
        row.recorded_at,
        row.payload_sha256,
    )
    if row.hash != link:
        raise BrokenLogError(position, "its hash does not match its fields")


def _link(previous: str, *fields: object) -> str:
    return sha256((previous + _encode(fields)).encode()).hexdigest()


def _versions(connection: sa.Connection, streams: Iterable[str]) -> dict[str, int]:
    """The version each stream is at; 0 for one without events."""
    names = list(streams)
    query = (
        sa.select(events.c.stream, sa.func.max(events.c.version))
        .where(events.c.stream.in_(names))
        .group_by(events.c.stream)
    )
    return dict.fromkeys(names, 0) | dict(connection.execute(query).all())


def _insert(connection: sa.Connection, rows: list[Row]) -> None:
    """Insert whole rows by the driver's own statement: the log is the hot path of a crawl."""
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    marks = ", ".join([mark] * len(events.c))
    names = ", ".join(events.c.keys())
    connection.exec_driver_sql(f"INSERT INTO events ({names}) VALUES ({marks})", rows)  # noqa: S608
