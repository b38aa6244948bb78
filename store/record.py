"""The one write path for documents: what is known, what was read, and hence which event.

They or we? If their page changed, the event is DocumentRevised and people hear of it. If the bytes
we already hold give the new reading under today's code, only our reader got better:
DocumentReread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from store import bodies, log
from store.database import writing
from store.documents import Capture, Document, Reading
from store.events import (
    DocumentEvent,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentWithdrawn,
    Recorded,
)

#: Reads a kept answer again with today's code; None where it no longer can.
Reread = Callable[[Capture, Mapping[str, bytes]], Document | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the log knows of one document."""

    #: Of its stream; 0 where nothing is known.
    version: int = 0
    document: Document | None = None
    #: The capture the document, or its last revision, was read from.
    capture: Capture | None = None
    withdrawn: bool = False
    #: When it was last observed to be so, UTC: an older answer says nothing new.
    observed_at: datetime | None = None
    #: How often the publisher changed it.
    revisions: int = 0


def stream(document_id: str) -> str:
    """The stream of a document's events."""
    return f"document/{document_id}"


def fold(history: Iterable[Recorded]) -> Known:
    """A document's state after the events of its stream, given in order."""
    state = Known()
    for recorded in history:
        state = _after(state, recorded)
    return state


def _after(state: Known, recorded: Recorded) -> Known:
    state = replace(state, version=recorded.version)
    match recorded.event:
        case DocumentPublished(document=document, capture=capture):
            return _observed(state, document, capture)
        case DocumentRevised(document=document, capture=capture):
            return replace(_observed(state, document, capture), revisions=state.revisions + 1)
        case DocumentRestored(document=document, capture=capture):
            return _observed(state, document, capture)
        case DocumentReread(document=document):
            return replace(state, document=document)
        case DocumentWithdrawn(evidence=evidence):
            return replace(state, withdrawn=True, observed_at=evidence.last)
    return state


def _observed(state: Known, document: Document, capture: Capture) -> Known:
    return replace(
        state,
        document=document,
        capture=capture,
        withdrawn=False,
        observed_at=capture.fetched_at,
    )


def known(connection: sa.Connection, document_id: str) -> Known:
    """What the log knows of a document."""
    return fold(log.read(connection, stream=stream(document_id)))


def decide(
    state: Known, document: Document, capture: Capture, reread: Document | None
) -> DocumentEvent | None:
    """The event a reading amounts to, or None where it is no news. Pure.

    `reread` is the previous body as today's code reads it (None: it cannot, or there is none).
    An answer no newer than the last observation, from an archive replayed twice, is no news.
    """
    if state.document is None or state.observed_at is None:
        return DocumentPublished(document=document, capture=capture)
    if capture.fetched_at <= state.observed_at:
        return None
    if state.withdrawn:
        return DocumentRestored(document=document, capture=capture)
    if same(state.document, document):
        return None
    if reread is not None and same(reread, document):
        return DocumentReread(document=document)
    return DocumentRevised(document=document, capture=capture)


def same(one: Document, other: Document) -> bool:
    """Whether two readings mean the same.

    Left out: the address (a page that moved is the same document) and the white space of titles
    and texts (templates change it without anybody having written anything).
    """
    return _meaning(one) == _meaning(other)


def _meaning(document: Document) -> tuple[object, ...]:
    return (
        document.title.split(),
        document.text.split(),
        document.published_on,
        document.precision,
        document.number,
        {label: value.split() for label, value in document.details.items()},
    )


def record(
    engine: sa.Engine, readings: Sequence[Reading], *, reread: Reread, now: datetime
) -> list[Recorded]:
    """Append what the readings amount to and keep the bytes: one transaction, or nothing."""
    with writing(engine) as connection:
        entries = []
        for reading in _last_of_each(readings):
            state = known(connection, reading.document.id)
            again = _read_again(connection, state, reading.document, reread)
            event = decide(state, reading.document, reading.capture, again)
            if event is None:
                continue
            if not isinstance(event, DocumentReread):
                for body in reading.bodies.values():
                    bodies.keep(connection, body)
            name = stream(reading.document.id)
            entries.append(log.Entry(stream=name, event=event, expected=state.version))
        return log.append(connection, entries, now=now)


def _last_of_each(readings: Sequence[Reading]) -> Iterable[Reading]:
    """One reading a document: the state decided on is that before the transaction."""
    return {reading.document.id: reading for reading in readings}.values()


def _read_again(
    connection: sa.Connection, state: Known, document: Document, reread: Reread
) -> Document | None:
    """The previous answer under today's code; only asked where it could make a difference."""
    if state.document is None or state.capture is None or same(state.document, document):
        return None
    try:
        kept = {digest: bodies.fetch(connection, digest) for digest in _digests(state.capture)}
    except KeyError:  # erased, lawfully: what is left is to believe the new answer
        return None
    return reread(state.capture, kept)


def _digests(capture: Capture) -> list[str]:
    return [capture.sha256, *(part.sha256 for part in capture.parts)]
