"""Everything about the log that can be checked from within it, and against seals kept elsewhere.

The chain (positions, hashes, payloads), the bodies that its captures name, the erasures (each has
an event that says so), and the seals. Memory does not grow with the log.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from store.log import bodies, log
from store.log.database import DECISIONS, events
from store.log.events import PayloadErased
from store.log.seals import Seal, contradiction
from store.streams.progress import at_work

#: Events looked at together.
_BATCH = 200
#: Bodies that are remembered as checked: one answer often proves many documents, near each other.
_REMEMBERED = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class VerifiedLog:
    """What was checked and found right."""

    #: The seal of the newest event; None for an empty log.
    end: Seal | None = None
    #: Events whose payload was erased, lawfully.
    erased: int = 0
    #: Bodies that events name, and their bytes; one that proves events far apart may count twice.
    bodies: int = 0
    size: int = 0


class _Checked(NamedTuple):
    """What is left to check of an event that rightly continues the chain."""

    seal: Seal
    erased: bool
    #: The SHA-256 of each body its captures name.
    bodies: tuple[str, ...]


class _Answer(msgspec.Struct):
    """Of a capture, what names its bodies."""

    sha256: str
    parts: tuple[_Answer, ...] = ()


class _Proved(msgspec.Struct):
    """Of a payload, what says which bytes prove it, whatever the type of the event."""

    capture: _Answer | None = None


class _Erasure(msgspec.Struct):
    """Of a PayloadErased, what it says was erased."""

    position: int


_proved = msgspec.json.Decoder(_Proved).decode
_erasure = msgspec.json.Decoder(_Erasure).decode


def verify(connection: sa.Connection, *, seals: Collection[Seal] = ()) -> VerifiedLog:
    """Walk the whole log; raises `log.BrokenLogError` at the first event that is wrong.

    The connection must come from `database.snapshot`: an erasure that happens meanwhile would else
    be taken for a missing body.
    """
    declared = _declared(connection)
    sealed: defaultdict[int, list[Seal]] = defaultdict(list)
    for seal in seals:
        sealed[seal.position].append(seal)
    remembered: dict[str, None] = {}
    verified = VerifiedLog()
    whole = log.head(connection).position
    with at_work("events") as advance:
        for batch, broken in _batches(connection):
            examined = list(bodies.examine(connection, _new(batch, remembered)))
            if error := next(_errors(batch, examined, sealed, declared), broken):
                raise error
            verified = _after(verified, batch, examined)
            advance(verified.end.position if verified.end else 0, whole, "verified")
    end = verified.end.position if verified.end else 0
    newest = max(seals, key=lambda seal: seal.position, default=None)
    if newest and newest.position > end:
        raise log.BrokenLogError(end + 1, contradiction(newest, None, end=end) or "")
    return verified


def _declared(connection: sa.Connection) -> set[int]:
    """The positions that events say were erased. Damaged ones say nothing, and are met later."""
    columns = events.c.payload, events.c.payload_sha256
    query = sa.select(*columns).where(DECISIONS, events.c.type == PayloadErased.__name__)
    return {
        _erasure(payload).position
        for payload, digest in connection.execute(query)
        if isinstance(payload, str) and sha256(payload.encode()).hexdigest() == digest
    }


def _batches(
    connection: sa.Connection,
) -> Iterator[tuple[list[_Checked], log.BrokenLogError | None]]:
    """Events as far as the chain is right, some at a time; with the last, how it breaks."""
    batch: list[_Checked] = []
    try:
        for row in log.verified_rows(connection):
            batch.append(_checked(row))
            if len(batch) == _BATCH:
                yield batch, None
                batch = []
    except log.BrokenLogError as error:
        yield batch, error
    else:
        yield batch, None


def _checked(row: sa.Row[Any]) -> _Checked:
    return _Checked(
        seal=log.seal_of(row),
        erased=row.payload is None,
        bodies=_named(row.payload) if row.payload else (),
    )


def _named(payload: str) -> tuple[str, ...]:
    """The SHA-256 of each body that an event rests on."""
    if '"capture"' not in payload:
        return ()
    try:
        answer = _proved(payload).capture
    except msgspec.DecodeError:  # of a type that this version does not know, and of another shape
        return ()
    return (answer.sha256, *(part.sha256 for part in answer.parts)) if answer else ()


def _new(batch: Sequence[_Checked], remembered: dict[str, None]) -> list[str]:
    """The bodies that were not checked lately; they are remembered from now on."""
    named = dict.fromkeys(digest for event in batch for digest in event.bodies)
    new = [digest for digest in named if digest not in remembered]
    remembered.update(named)
    for digest in list(islice(remembered, max(0, len(remembered) - _REMEMBERED))):
        del remembered[digest]
    return new


def _errors(
    batch: Iterable[_Checked],
    examined: Iterable[bodies.ExaminedBody],
    sealed: Mapping[int, Sequence[Seal]],
    declared: Collection[int],
) -> Iterator[log.BrokenLogError]:
    """What is wrong with events that rightly continue the chain, in their order."""
    faults = {body.sha256: body.fault for body in examined if body.fault}
    for event in batch:
        position = event.seal.position
        seals = sealed.get(position, ())
        causes = [contradiction(seal, event.seal, end=position) for seal in seals]
        if event.erased and position not in declared:
            causes.append("its payload was taken away, and no PayloadErased event says so")
        causes += [faults[digest] for digest in event.bodies if digest in faults]
        yield from (log.BrokenLogError(position, cause) for cause in causes if cause)


def _after(
    verified: VerifiedLog, batch: Sequence[_Checked], examined: Sequence[bodies.ExaminedBody]
) -> VerifiedLog:
    last = batch[-1].seal if batch else None
    return VerifiedLog(
        end=last or verified.end,
        erased=verified.erased + sum(event.erased for event in batch),
        bodies=verified.bodies + len(examined),
        size=verified.size + sum(body.size for body in examined),
    )
