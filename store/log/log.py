"""The log: events in the order they were learned, each bound to all before it by a hash.

`hash` is the SHA-256 of the previous hash followed by a JSON array (no spaces, UTF-8) of position,
stream, version, type, recorded_at and payload_sha256. The payload is stored exactly as it was
hashed, so verifying needs no canonical form.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, TypeAlias

import msgspec
import sqlalchemy as sa

from store.database_address import StoreError
from store.log.database import DECISIONS, events
from store.log.events import Event, PayloadErased, Recorded, recorded_from, to_json, type_of
from store.log.seals import Seal

#: The hash before the first event.
GENESIS = "0" * 64

#: position, stream, version, type, recorded_at, payload, payload_sha256, previous, hash
EventRow: TypeAlias = tuple[int, str, int, str, str, str | None, str, str, str]

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, kw_only=True, slots=True)
class NewEvent:
    """An event to append."""

    stream: str
    event: Event
    #: The stream's version the event was decided on; None where it does not matter.
    expected: int | None = None


#: The end of an empty log.
EMPTY = Seal(position=0, hash=GENESIS, recorded_at=datetime.min.replace(tzinfo=UTC))


class ConflictError(RuntimeError):
    """A stream is not at the version an event was decided on; nothing was written."""


class BrokenLogError(RuntimeError):
    """The log does not verify; `position` is the first event that is wrong."""

    def __init__(self, position: int, cause: str) -> None:
        super().__init__(f"the log is broken at position {position}: {cause}")
        self.position = position
        self.cause = cause


def append(
    connection: sa.Connection, entries: Sequence[NewEvent], *, now: datetime
) -> list[Recorded]:
    """Append events in the given order; the connection must come from `database.writing`.

    `recorded_at` is `now` (aware), or the last event's time where the clock has gone back, so that
    times never fall along the log. Raises ConflictError, having written nothing.
    """
    if not entries:
        return []
    end = head(connection)
    stamp = max(now.astimezone(UTC), end.recorded_at).isoformat(timespec="microseconds")
    expected = {entry.stream: entry.expected for entry in reversed(entries)}
    unknown = [stream for stream, version in expected.items() if version is None]
    at = versions(connection, unknown)
    at |= {stream: version for stream, version in expected.items() if version is not None}
    previous, rows, recorded = end.hash, [], []
    for position, entry in enumerate(entries, end.position + 1):
        at[entry.stream] += 1
        row = _row(previous, position, entry, at[entry.stream], stamp)
        rows.append(row)
        recorded.append(recorded_from(row, entry.event))
        previous = row[8]
    try:
        insert(connection, rows)
    except sa.exc.IntegrityError as error:
        msg = f"somebody else wrote to {' or '.join(sorted(at))} first"
        raise ConflictError(msg) from error
    return recorded


def append_event(
    connection: sa.Connection, stream: str, event: Event, *, expected: int | None, now: datetime
) -> Recorded:
    """Append one event, as `append` does."""
    entry = NewEvent(stream=stream, event=event, expected=expected)
    return append(connection, [entry], now=now)[0]


def read(
    connection: sa.Connection,
    *,
    after: int = 0,
    upto: int | None = None,
    stream: str | None = None,
    type: str | None = None,
) -> Iterator[Recorded]:
    """The events at positions (after, upto], in order; of one stream or type only where named."""
    query = sa.select(events).where(events.c.position > after)
    if stream is not None:
        query = query.where(events.c.stream == stream)
    if type is not None:
        query = query.where(events.c.type == type)
    return _read(connection, query.execution_options(yield_per=1000), upto)


def read_decisions(
    connection: sa.Connection, *types: str, upto: int | None = None
) -> Iterator[Recorded]:
    """The events of these types up to a position, in order, without a walk through the log.

    Only what `database.DECISIONS` names is found: decisions about documents, masks, erasures.
    """
    return _read(connection, sa.select(events).where(DECISIONS, events.c.type.in_(types)), upto)


def read_positions(connection: sa.Connection, positions: Collection[int]) -> Iterator[Recorded]:
    """The events at these positions, in order."""
    return _read(connection, sa.select(events).where(events.c.position.in_(list(positions))))


def read_streams(connection: sa.Connection, streams: Collection[str]) -> dict[str, list[Recorded]]:
    """The events of each of these streams, in order; none where there is no such stream."""
    stored = stream_rows(connection, streams)
    return {stream: [*map(recorded_from, rows)] for stream, rows in stored.items()}


def stream_rows(
    connection: sa.Connection, streams: Collection[str]
) -> dict[str, list[sa.Row[Any]]]:
    """The rows of each of these streams as they are stored, in order."""
    found: dict[str, list[sa.Row[Any]]] = {stream: [] for stream in streams}
    query = sa.select(events).where(events.c.stream.in_(list(streams)))
    for row in connection.execute(query.order_by(events.c.position)):
        found[row.stream].append(row)
    return found


def erasing_rows(connection: sa.Connection, positions: Collection[int]) -> list[sa.Row[Any]]:
    """The rows, as they are stored, of the events that say that the events at these positions were
    erased, in order."""
    query = sa.select(events).where(DECISIONS, events.c.type == PayloadErased.__name__)
    rows = connection.execute(query.order_by(events.c.position)) if positions else ()
    return [it for it in rows if it.payload and json.loads(it.payload)["position"] in positions]


def read_newest(
    connection: sa.Connection,
    stream: str,
    type: str,
    *,
    upto: int | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[list[Recorded], int]:
    """The events of one type in a stream, the newest first, after so many that are left out; and
    how many there are of them all."""
    wanted = [events.c.stream == stream, events.c.type == type]
    if upto is not None:
        wanted.append(events.c.position <= upto)
    total = connection.scalar(sa.select(sa.func.count()).select_from(events).where(*wanted))
    query = sa.select(events).where(*wanted).order_by(events.c.position.desc())
    rows = connection.execute(query.limit(limit).offset(offset))
    return [recorded_from(row) for row in rows], total or 0


def read_group(
    connection: sa.Connection, prefix: str, superseded: Collection[str], *, upto: int | None = None
) -> Iterator[Recorded]:
    """The events up to a position of all streams whose names begin with the prefix, stream by
    stream, in order. Of these types only the last of each stream, as the ones before say nothing
    any more, and what was erased, of which nobody knows what it said."""
    ours = _begins_with(connection, prefix)
    if upto is not None:
        ours = sa.and_(ours, events.c.position <= upto)
    last = (
        sa.select(events.c.stream, sa.func.max(events.c.version))
        .where(ours, events.c.type.in_(superseded))
        .group_by(events.c.stream, events.c.type)
    )
    counts = sa.or_(
        events.c.type.not_in(superseded),
        events.c.payload.is_(None),
        sa.tuple_(events.c.stream, events.c.version).in_(last),
    )
    query = sa.select(events).where(ours, counts).order_by(events.c.stream, events.c.version)
    with connection.execute(query) as rows:
        for row in rows:
            yield recorded_from(row)


def _begins_with(connection: sa.Connection, prefix: str) -> sa.ColumnElement[bool]:
    """That the name of a stream begins so: on SQLite a range, for which it has an index, since its
    LIKE minds no capitals."""
    if connection.dialect.name != "sqlite":
        return events.c.stream.startswith(prefix, autoescape=True)
    end = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    return sa.and_(events.c.stream >= prefix, events.c.stream < end)


def _read(
    connection: sa.Connection, query: sa.Select[Any], upto: int | None = None
) -> Iterator[Recorded]:
    if upto is not None:
        query = query.where(events.c.position <= upto)
    with connection.execute(query.order_by(events.c.position)) as rows:
        for row in rows:
            yield recorded_from(row)


def position_before(connection: sa.Connection, moment: datetime) -> int:
    """The position of the last event recorded before a moment (aware); 0 where there is none."""
    stamp = moment.astimezone(UTC).isoformat(timespec="microseconds")
    query = sa.select(events.c.position).where(events.c.recorded_at < stamp)
    # Backwards from the end, which is where the moments lie that are asked for.
    return connection.scalar(query.order_by(events.c.position.desc()).limit(1)) or 0


def last_position(connection: sa.Connection, types: Collection[str]) -> int:
    """The position of the last event of these types; 0 where there is none."""
    query = sa.select(events.c.position).where(events.c.type.in_(types))
    # Backwards from the end, as `position_before`.
    return connection.scalar(query.order_by(events.c.position.desc()).limit(1)) or 0


def last_erasure(connection: sa.Connection) -> str:
    """The hash of the last event that says that something was erased; empty where nothing was."""
    query = sa.select(events.c.hash).where(DECISIONS, events.c.type == PayloadErased.__name__)
    return connection.scalar(query.order_by(events.c.position.desc()).limit(1)) or ""


def streams(connection: sa.Connection, prefix: str) -> list[str]:
    """The streams whose names begin with the prefix, by name."""
    query = sa.select(events.c.stream).where(
        events.c.version == 1, _begins_with(connection, prefix)
    )
    return sorted(connection.scalars(query))


def streams_from(connection: sa.Connection, position: int) -> list[str]:
    """The streams that have events at a position or after it, by name."""
    query = sa.select(events.c.stream).where(events.c.position >= position).distinct()
    return sorted(connection.scalars(query))


def head(connection: sa.Connection, *, upto: int | None = None) -> Seal:
    """What the log is at its last event, or at the last one up to a position; `EMPTY` where it has
    none."""
    until = "" if upto is None else f" WHERE position <= {int(upto)}"
    sought = f"SELECT position, hash, recorded_at FROM events{until}"  # noqa: S608
    row = connection.exec_driver_sql(f"{sought} ORDER BY position DESC LIMIT 1").first()
    return EMPTY if row is None else seal_of(row)


def stands(connection: sa.Connection, end: Seal) -> bool:
    """Whether the log holds this event, and with it all before it."""
    link = connection.scalar(sa.select(events.c.hash).where(events.c.position == end.position))
    return link == end.hash


def verify_chain(connection: sa.Connection) -> Seal:
    """Walk the whole chain; its end, or BrokenLogError at the first event that is wrong.

    The chain alone: `store.log.verification` also checks the bodies, the erasures and the seals.
    """
    end = EMPTY
    for row in verified_rows(connection):
        end = seal_of(row)
    return end


def verified_rows(connection: sa.Connection, *, after: int = 0) -> Iterator[sa.Row[Any]]:
    """The rows after a position, in order, each checked to continue the chain rightly.

    Raises BrokenLogError at the first that does not, or that the database cannot read.
    """
    position, link = after, hash_at(connection, after)
    query = sa.select(events).where(events.c.position > after).order_by(events.c.position)
    try:
        with connection.execute(query.execution_options(yield_per=200)) as rows:
            for row in rows:
                link = verified_hash(row, position + 1, link)
                position += 1
                yield row
    except sa.exc.DBAPIError as error:
        while _can_be_read(connection, position + 1):  # rows come in batches, and fail so
            position += 1
        cause = f"the database cannot read it: {error.orig}"
        raise BrokenLogError(position + 1, cause) from error


def first_position(connection: sa.Connection, stream: str) -> int | None:
    """The position of a stream's first event; None where there is no such stream."""
    query = sa.select(events.c.position).where(events.c.stream == stream, events.c.version == 1)
    position: int | None = connection.scalar(query)
    return position


def _row(previous: str, position: int, entry: NewEvent, version: int, recorded_at: str) -> EventRow:
    """The row that continues the log with an entry."""
    kind, payload = type_of(entry.event), to_json(entry.event)
    digest = sha256(payload).hexdigest()
    link = _link(previous, position, entry.stream, version, kind, recorded_at, digest)
    return (
        position,
        entry.stream,
        version,
        kind,
        recorded_at,
        payload.decode(),
        digest,
        previous,
        link,
    )


def seal_of(row: sa.Row[Any]) -> Seal:
    """What the log is at an event, of which the row has position, hash and recorded_at."""
    moment = datetime.fromisoformat(row.recorded_at)
    return Seal(position=row.position, hash=row.hash, recorded_at=moment)


def hash_at(connection: sa.Connection, position: int) -> str:
    """The hash of the event at a position, of 0 `GENESIS`; BrokenLogError where it is missing."""
    if not position:
        return GENESIS
    link = connection.scalar(sa.select(events.c.hash).where(events.c.position == position))
    if link is None:
        raise BrokenLogError(position, "the event is missing")
    return str(link)


def _can_be_read(connection: sa.Connection, position: int) -> bool:
    try:
        query = sa.select(events).where(events.c.position == position)
        return connection.execute(query).first() is not None
    except sa.exc.DBAPIError:
        return False


def verified_hash(row: Any, position: int, previous: str) -> str:
    """The hash of a row, from a database or a file, that rightly follows the one with the hash
    `previous`; BrokenLogError where it does not."""
    if row.position != position:
        raise BrokenLogError(position, f"the event is missing; the next one is {row.position}")
    if row.previous != previous:
        raise BrokenLogError(position, "it does not name the hash of the event before it")
    if row.payload is not None and _digest(row.payload) != row.payload_sha256:
        raise BrokenLogError(position, "its payload is not the one that was recorded")
    fields = (row.stream, row.version, row.type, row.recorded_at, row.payload_sha256)
    link = _link(previous, position, *fields)
    if row.hash != link:
        raise BrokenLogError(position, "its hash does not match its fields")
    try:
        datetime.fromisoformat(row.recorded_at)
    except (TypeError, ValueError) as error:
        raise BrokenLogError(position, "it was recorded at no possible time") from error
    return link


def _digest(payload: object) -> str | None:
    """The hash of a payload; None for what no payload is: SQLite keeps any type in any column."""
    return sha256(payload.encode()).hexdigest() if isinstance(payload, str) else None


def _link(previous: str, *fields: object) -> str:
    return sha256(previous.encode() + _encode(fields)).hexdigest()


def versions(connection: sa.Connection, streams: Collection[str]) -> dict[str, int]:
    """The version of each of these streams; 0 where there is no such stream."""
    current = dict.fromkeys(streams, 0)
    query = sa.select(events.c.stream, sa.func.max(events.c.version)).group_by(events.c.stream)
    if current:
        query = query.where(events.c.stream.in_(list(current)))
        for stream, version in connection.execute(query):
            current[stream] = version
    return current


def insert(connection: sa.Connection, rows: Sequence[EventRow]) -> None:
    """Insert whole rows that continue the log, in the driver's own words: this is the hot path of
    a crawl. The database refuses those that do not, by IntegrityError; StoreError where it takes
    fewer than it was given without a word, as a foreign trigger makes it."""
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    marks = ", ".join([mark] * len(events.c))
    names = ", ".join(events.c.keys())
    insertion = f"INSERT INTO events ({names}) VALUES ({marks})"  # noqa: S608
    taken = connection.exec_driver_sql(insertion, list(rows)).rowcount
    if taken != len(rows):
        msg = f"the database took {taken} of {len(rows)} events: see `blotter log verify`"
        raise StoreError(msg)
