"""The log taken in from JSON Lines (see `store.transfer.json_lines`), verified as it is read.

What the log holds already is compared and skipped, so that an import that was cut off is simply run
again. Each transaction leaves a log that verifies: one that holds erased payloads is not committed
before the events that say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NoReturn, TypeAlias

import msgspec
import sqlalchemy as sa

from store.log import bodies, log
from store.log.database import events, writing
from store.log.events import PayloadErased, from_json
from store.log.seals import Seal
from store.streams.progress import at_work
from store.transfer.json_lines import (
    FORMAT,
    BodyLine,
    EventLine,
    FileLine,
    Line,
    body_digests,
    decode_line,
)

#: Events, and bytes of their bodies, that are taken in together.
BATCH = 500
_BATCH_BYTES = 16 << 20

#: The bodies an event is the first in the file to name, and the event.
_Item: TypeAlias = tuple[list[BodyLine], EventLine]


class ImportRefusedError(RuntimeError):
    """The file is damaged, or of another log; the transactions before that place have been kept."""


@dataclass(kw_only=True, slots=True)
class ImportedLog:
    """What was taken in so far."""

    #: Events in the file, those among them that were new to the log, and new bodies.
    read: int = 0
    events: int = 0
    bodies: int = 0
    #: The last position read.
    position: int = 0
    #: Positions of events that are erased in the file and still held here.
    still_held: set[int] = field(default_factory=set)


@dataclass(kw_only=True, slots=True)
class _Open:
    """What is to come: of the bodies that were read, and of the erasures."""

    #: Bodies that only events erased here have named so far.
    bodies: dict[str, BodyLine] = field(default_factory=dict)
    #: New events without payload that no event has said to be erased.
    erasures: set[int] = field(default_factory=set)


def read_log(engine: sa.Engine, lines: Iterable[bytes]) -> ImportedLog:
    """Take in the events and bodies of a file, at the end of the log.

    Raises ImportRefusedError, naming the position or the line: where the file's chain is broken or
    an event cannot be read, where the log holds another event at a position (a fork), where events
    are missing between the log's end and the file's beginning, and where the file ends early.
    """
    numbered = enumerate(lines, 1)
    first = _first_line(numbered)
    items = _items(numbered, first)
    done, pending = ImportedLog(position=first.after), _Open()
    with at_work("events") as advance:
        while batch := _batch(items):
            with writing(engine) as connection:
                _take_in(connection, batch, done, pending)
                while pending.erasures:
                    if not (batch := _batch(items)):
                        _refuse(
                            f"position {min(pending.erasures)} has no payload, and no event in the "
                            "file says that it was erased"
                        )
                    _take_in(connection, batch, done, pending)
            advance(done.position - first.after, first.upto - first.after, "taken in")
    return done


def _first_line(numbered: Iterator[tuple[int, bytes]]) -> FileLine:
    number, line = next(numbered, (1, b""))
    first = _decoded(number, line) if line else None
    if not isinstance(first, FileLine):
        _refuse("this is no exported log: its first line does not say so")
    if first.format != FORMAT:
        _refuse(f"the file was written by another version (format {first.format}, known {FORMAT})")
    return first


def _items(numbered: Iterator[tuple[int, bytes]], first: FileLine) -> Iterator[_Item]:
    """The events with their bodies, each checked to follow the one before; the end as announced."""
    position, link = first.after, ""
    waiting: list[BodyLine] = []
    for number, line in numbered:
        item = _decoded(number, line)
        if isinstance(item, BodyLine):
            waiting.append(item)
            continue
        if isinstance(item, FileLine):
            _refuse(f"line {number}: a second file begins here; import one after the other")
        link = _checked(number, item, position + 1, link or item.previous)
        _refuse_strangers(number, waiting, item)
        yield waiting, item
        position, waiting = position + 1, []
    if waiting or position != first.upto or (link or first.hash) != first.hash:
        _refuse(f"the file ends at position {position}, and was to reach {first.upto}")


def _decoded(number: int, line: bytes) -> Line:
    try:
        decoded = decode_line(line)
        if isinstance(decoded, BodyLine) and not bodies.is_sound(
            decoded.sha256, decoded.size, decoded.zstd
        ):
            msg = f"the body is not the one that its SHA-256 names, {decoded.sha256}"
            raise ValueError(msg)
    except ValueError as error:
        msg = f"line {number}: {error}"
        raise ImportRefusedError(msg) from error
    return decoded


def _checked(number: int, event: EventLine, position: int, previous: str) -> str:
    """The hash of an event that rightly follows and that this version can read."""
    try:
        link = log.verified_hash(event, position, previous)
        from_json(event.type, event.payload)
        if datetime.fromisoformat(event.recorded_at).tzinfo is None:
            raise log.BrokenLogError(position, "it was recorded at a time without a time zone")
    except log.BrokenLogError as error:
        msg = f"line {number}: the file is broken at position {error.position}: {error.cause}"
        raise ImportRefusedError(msg) from error
    except msgspec.DecodeError as error:
        msg = f"line {number}: position {position} is no {event.type}: {error}"
        raise ImportRefusedError(msg) from error
    return link


def _refuse_strangers(number: int, given: Sequence[BodyLine], event: EventLine) -> None:
    named = body_digests(event.payload or "")
    for body in given:
        if body.sha256 not in named:
            _refuse(
                f"line {number}: position {event.position} does not name the body {body.sha256}"
            )


def _batch(items: Iterator[_Item]) -> list[_Item]:
    """As many events as are taken in together."""
    batch: list[_Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += sum(len(body.zstd) for body in item[0])
        if len(batch) == BATCH or size >= _BATCH_BYTES:
            break
    return batch


def _take_in(
    connection: sa.Connection, batch: Sequence[_Item], done: ImportedLog, pending: _Open
) -> None:
    """Insert what of a batch is new, and the bodies of all in it that is not erased."""
    first, last = batch[0][1].position, batch[-1][1].position
    here = _held(connection, first, last)
    new = [event for _, event in batch if event.position not in here]
    needed: dict[str, BodyLine] = {}
    for given, event in batch:
        pending.bodies |= {body.sha256: body for body in given}
        if _erased_here(event, here, done):
            continue
        for digest in body_digests(event.payload or ""):
            if digest in pending.bodies:
                needed[digest] = pending.bodies.pop(digest)
    if new:
        _refuse_gap(log.head(connection), new[0])
    done.bodies += _keep(connection, needed)
    _insert(connection, new)
    for event in new:
        _settle(event, pending)
    done.read += len(batch)
    done.events += len(new)
    done.position = last


def _held(connection: sa.Connection, first: int, last: int) -> dict[int, tuple[str, bool]]:
    """What the log holds at these positions: the hash, and whether the payload is there."""
    query = sa.select(events.c.position, events.c.hash, events.c.payload.is_not(None))
    query = query.where(events.c.position.between(first, last))
    return {row[0]: (row[1], bool(row[2])) for row in connection.execute(query)}


def _erased_here(event: EventLine, here: dict[int, tuple[str, bool]], done: ImportedLog) -> bool:
    """Whether the log holds the event without its payload; a fork where it holds another."""
    if event.position not in here:
        return False
    link, whole = here[event.position]
    if link != event.hash:
        _fork(event.position)
    if whole and event.payload is None:
        done.still_held.add(event.position)
    return not whole


def _refuse_gap(end: Seal, event: EventLine) -> None:
    """The first new event must continue the log."""
    if event.position != end.position + 1:
        _refuse(
            f"the log ends at {end.position}, and the file goes on at {event.position}: "
            f"export from there (--after {end.position})"
        )
    if event.previous != end.hash:
        _fork(end.position)


def _fork(position: int) -> NoReturn:
    _refuse(f"the log holds another event at position {position}: the file is of another log")


def _refuse(cause: str) -> NoReturn:
    raise ImportRefusedError(cause)


def _keep(connection: sa.Connection, given: Mapping[str, BodyLine]) -> int:
    """Insert the bodies that are not there yet, compressed as they came; how many they were."""
    new = [given[digest] for digest in bodies.missing(connection, given)]
    bodies.insert(connection, [(body.sha256, body.size, body.zstd) for body in new])
    return len(new)


def _insert(connection: sa.Connection, new: Sequence[EventLine]) -> None:
    if not new:
        return
    rows: list[Any] = [msgspec.structs.astuple(event) for event in new]
    try:
        log.insert(connection, rows)
    except (sa.exc.IntegrityError, sa.exc.DataError) as error:
        cause = str(error.orig).splitlines()[0]
        msg = f"positions {new[0].position} to {new[-1].position} are refused: {cause}"
        raise ImportRefusedError(msg) from error


def _settle(event: EventLine, pending: _Open) -> None:
    if event.payload is None:
        pending.erasures.add(event.position)
    elif event.type == PayloadErased.__name__:
        erasure = from_json(event.type, event.payload)
        if isinstance(erasure, PayloadErased):
            pending.erasures.discard(erasure.position)
