"""Everything about the log that can be checked from within it, and against seals kept elsewhere.

The chain (positions, hashes, payloads), the bodies that its captures name, the erasures (each has
an event that says so), and the seals. Memory does not grow with the log.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
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


class _Fault(NamedTuple):
    position: int
    cause: str


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
    remembered: dict[str, None] = {}
    found = VerifiedLog()
    for batch, broken in _batches(connection):
        examined = list(bodies.examine(connection, _new(batch, remembered)))
        faults = [*_contradicted(batch, seals), *_unsaid(batch, declared)]
        faults += _unproved(batch, examined)
        errors = [log.BrokenLogError(*fault) for fault in faults] + ([broken] if broken else [])
        if errors:
            raise min(errors, key=lambda error: error.position)
        found = _after(found, batch, examined)
    end = found.end.position if found.end else 0
    newest = max(seals, key=lambda one: one.position, default=None)
    if newest and newest.position > end:
        raise log.BrokenLogError(end + 1, contradiction(newest, None, end=end) or "")
    return found


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
    named = dict.fromkeys(digest for one in batch for digest in one.bodies)
    new = [digest for digest in named if digest not in remembered]
    remembered.update(named)
    for digest in list(islice(remembered, max(0, len(remembered) - _REMEMBERED))):
        del remembered[digest]
    return new


def _contradicted(batch: Iterable[_Checked], seals: Collection[Seal]) -> Iterator[_Fault]:
    found = {one.seal.position: one.seal for one in batch} if seals else {}
    for seal in seals:
        if seal.position in found:
            cause = contradiction(seal, found[seal.position], end=seal.position)
            if cause:
                yield _Fault(seal.position, cause)


def _unsaid(batch: Iterable[_Checked], declared: Collection[int]) -> Iterator[_Fault]:
    for one in batch:
        if one.erased and one.seal.position not in declared:
            cause = "its payload was taken away, and no PayloadErased event says so"
            yield _Fault(one.seal.position, cause)


def _unproved(
    batch: Iterable[_Checked], examined: Iterable[bodies.ExaminedBody]
) -> Iterator[_Fault]:
    faults = {body.sha256: body.fault for body in examined if body.fault}
    for one in batch if faults else ():
        for digest in one.bodies:
            if digest in faults:
                yield _Fault(one.seal.position, faults[digest])


def _after(
    found: VerifiedLog, batch: Sequence[_Checked], examined: Sequence[bodies.ExaminedBody]
) -> VerifiedLog:
    last = batch[-1].seal if batch else None
    return VerifiedLog(
        end=last or found.end,
        erased=found.erased + sum(one.erased for one in batch),
        bodies=found.bodies + len(examined),
        size=found.size + sum(body.size for body in examined),
    )
