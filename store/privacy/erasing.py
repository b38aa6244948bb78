"""Payloads and bodies erased for good: from the log, then from the files the log lies in.

What is left of an erased event is its place in the chain: position, stream, type, time, hashes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from store.log import log
from store.log.database import bodies, events
from store.log.events import Erased, PayloadErased, Recorded
from store.log.written_once import written_once
from store.privacy.masking import Masks, masked, masks_at

#: The stream of the events that say what was erased.
STREAM = "log"

_DIGEST = re.compile(r'"sha256":"([0-9a-f]{64})"')
#: As many words of a reason, the first and the last with a capital, are taken for a name.
_NAME_WORDS = (2, 3, 4)
#: Bodies that are looked for together in the payloads of the log.
_TOGETHER = 50


class ErasureError(RuntimeError):
    """Something cannot be erased as asked; the message is one line that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Erasure:
    """What was erased, and what was not."""

    #: The streams it is about, whose names stay in the log.
    streams: tuple[str, ...]
    #: Positions whose payload was erased now; none where they had been erased before.
    positions: tuple[int, ...] = ()
    #: How many bodies were erased with them.
    bodies: int = 0
    #: Bodies that are kept, with the positions of other events that rest on them.
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    #: By stream, other positions of the same documents that still have a payload.
    others: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    #: What the database's role could not have written anew, in words.
    left: tuple[str, ...] = ()


def events_to_erase(connection: sa.Connection, positions: Collection[int]) -> list[Recorded]:
    """The events to erase, in order. Either all of them were erased before, or none was.

    Raises ErasureError where a position does not exist, is itself the record of an erasure, or
    was erased before while others were not.
    """
    chosen = [
        recorded
        for position in sorted(set(positions))
        for recorded in log.read(connection, after=position - 1, upto=position)
    ]
    if absent := set(positions) - {recorded.position for recorded in chosen}:
        end = log.head(connection).position
        msg = f"there is no event at {_numbers(absent)}: the log ends at {end}"
        raise ErasureError(msg)
    if records := [event.position for event in chosen if event.type == PayloadErased.__name__]:
        msg = f"{_numbers(records)} says what was erased, and is not erased itself"
        raise ErasureError(msg)
    before = [event.position for event in chosen if isinstance(event.event, Erased)]
    if before and len(before) < len(chosen):
        msg = f"{_numbers(before)} was erased before; leave it out"
        raise ErasureError(msg)
    return chosen


def erase(
    engine: sa.Engine, positions: Collection[int], *, by: str, reason: str, now: datetime
) -> Erasure:
    """Erase payloads, and the bodies that nothing else rests on, and record it: one transaction.

    The files still hold what was erased until the read models are built anew and
    `store.privacy.scrubbing.scrub` has run.
    Where all was erased before, nothing is done. Raises ErasureError.
    """

    def decide(connection: sa.Connection) -> Erasure:
        chosen = events_to_erase(connection, positions)
        streams = tuple(dict.fromkeys(recorded.stream for recorded in chosen))
        if isinstance(chosen[0].event, Erased):
            return Erasure(streams=streams, others=_others(connection, streams))
        places = [recorded.position for recorded in chosen]
        texts = _payloads(connection, places)
        _refuse_repeating(reason, [*texts, *streams])
        if masked(reason, masks_at(connection)) != reason:
            msg = "the reason spells a masked name, and cannot be erased itself"
            raise ErasureError(msg)
        at = events.c.position.in_(places)
        connection.execute(sa.update(events).where(at).values(payload=None))
        digests = {digest for text in texts for digest in _DIGEST.findall(text)}
        kept = _rested_on(connection, sorted(digests))
        gone = sa.delete(bodies).where(bodies.c.sha256.in_(digests - kept.keys()))
        erased = connection.execute(gone).rowcount
        entries = [
            log.NewEvent(
                stream=STREAM, event=PayloadErased(position=position, by=by, reason=reason)
            )
            for position in places
        ]
        log.append(connection, entries, now=now)
        others = _others(connection, streams)
        return Erasure(
            streams=streams, positions=tuple(places), bodies=erased, kept=kept, others=others
        )

    return written_once(engine, decide)


def _payloads(connection: sa.Connection, positions: Collection[int]) -> list[str]:
    query = sa.select(events.c.payload).where(events.c.position.in_(positions))
    return [text for text in connection.scalars(query) if text is not None]


def _rested_on(connection: sa.Connection, digests: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Of these bodies the ones that payloads still name, with the positions of those events."""
    resting: dict[str, tuple[int, ...]] = {}
    for start in range(0, len(digests), _TOGETHER):
        some = digests[start : start + _TOGETHER]
        named = sa.or_(*(events.c.payload.contains(digest) for digest in some))
        query = sa.select(events.c.position, events.c.payload).where(named)
        for position, payload in connection.execute(query.order_by(events.c.position)):
            for digest in set(_DIGEST.findall(payload)).intersection(some):
                resting[digest] = (*resting.get(digest, ()), position)
    return resting


def _others(connection: sa.Connection, streams: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """What still has a payload in those of these streams that are documents'."""
    remaining = {
        stream: tuple(
            recorded.position
            for recorded in log.read(connection, stream=stream)
            if not isinstance(recorded.event, Erased)
        )
        for stream in streams
        if stream.startswith("document/")
    }
    return {stream: positions for stream, positions in remaining.items() if positions}


def _refuse_repeating(reason: str, texts: Iterable[str]) -> None:
    """The reason stays: it must not spell a name that is erased."""
    erased = list(texts)
    for name in _names_in(reason):
        if any(masked(text, Masks(names=(name,))) != text for text in erased):
            msg = f"the reason repeats {name!r} of what is erased, and cannot be erased itself"
            raise ErasureError(msg)


def _names_in(reason: str) -> Iterator[str]:
    """What may be names: two words or a few more, the first and the last with a capital."""
    words = reason.split()
    for length in _NAME_WORDS:
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if run[0][:1].isupper() and run[-1][:1].isupper():
                yield " ".join(run)


def _numbers(positions: Iterable[int]) -> str:
    return ", ".join(f"#{position}" for position in sorted(positions))
