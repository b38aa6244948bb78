"""The log, or a part of it, written out as JSON Lines (see `store.transfer.json_lines`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

import msgspec
import sqlalchemy as sa

from store.log import log
from store.log.database import bodies, events
from store.transfer.json_lines import FORMAT, FileLine, body_digests, encode_line


class ExportRangeError(RuntimeError):
    """Positions were asked for that the log does not have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportedLog:
    """What was written."""

    events: int
    bodies: int
    #: Events whose payload was erased.
    erased: int


def write_log(
    connection: sa.Connection,
    out: BinaryIO,
    *,
    after: int = 0,
    upto: int | None = None,
    with_bodies: bool = True,
) -> ExportedLog:
    """Write the events of positions (after, upto], to the end of the log where none is named, and
    the bodies they name.

    The connection must come from `database.snapshot`, or an erasure that happens meanwhile would
    leave events without their bodies. Raises ExportRangeError.
    """
    first = _first_line(connection, after, upto, with_bodies=with_bodies)
    out.write(encode_line("log", msgspec.structs.asdict(first)))
    query = sa.select(events).where(events.c.position > after, events.c.position <= first.upto)
    query = query.order_by(events.c.position).execution_options(yield_per=200)
    written: set[bytes] = set()
    count = erased = 0
    with connection.execute(query) as rows:
        for row in rows:
            if row.payload is None:
                erased += 1
            elif with_bodies:
                _write_bodies(connection, out, row.payload, written)
            out.write(encode_line("event", row._asdict()))
            count += 1
    return ExportedLog(events=count, bodies=len(written), erased=erased)


def _first_line(
    connection: sa.Connection, after: int, upto: int | None, *, with_bodies: bool
) -> FileLine:
    end = log.head(connection).position
    last = end if upto is None else upto
    if last > end:
        msg = f"there is no position {last}: the log ends at {end}"
        raise ExportRangeError(msg)
    if after > last:
        msg = f"there is nothing after position {after}: the last one asked for is {last}"
        raise ExportRangeError(msg)
    link = log.hash_at(connection, last)
    return FileLine(format=FORMAT, after=after, upto=last, hash=link, bodies=with_bodies)


def _write_bodies(
    connection: sa.Connection, out: BinaryIO, payload: str, written: set[bytes]
) -> None:
    """The bodies a payload names and that were not written yet, in its order; one at a time, since
    a body may be large."""
    for digest in body_digests(payload):
        short = bytes.fromhex(digest)  # half the memory of the text: there may be a million
        if short in written:
            continue
        row = connection.execute(sa.select(bodies).where(bodies.c.sha256 == digest)).first()
        if row is not None:
            out.write(encode_line("body", row._asdict()))
            written.add(short)
