"""The one write path for documents: what is known, what was read, and hence which event.

They or we? If their page changed, the event is DocumentRevised and people hear of it. If the bytes
we already hold give the new reading under today's code, only our reader got better:
DocumentReread. If it only answers under another address for good, the event is DocumentMoved; and
DocumentCompleted, if we read now what could not be had before. A page that has lost nearly all it
said is believed at the second sight: until then it is DocumentSeenEmpty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce

import sqlalchemy as sa

from store.documents.lost_text import has_lost_its_text
from store.log import bodies, log
from store.log.database import writing
from store.log.document import Capture, Document, Reading
from store.log.events import (
    CONTENT,
    DocumentCompleted,
    DocumentEvent,
    DocumentMoved,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentSeenEmpty,
    DocumentSeenWhole,
    DocumentWithdrawn,
    Erased,
    Recorded,
)

#: The redirects a client may take for good (RFC 9110 sections 15.4.2 and 15.4.9).
PERMANENT = frozenset({301, 308})

#: Reads a kept answer again with today's code; None where it no longer can.
RereadAnswer = Callable[[Capture, Mapping[str, bytes]], Document | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the log knows of one document."""

    #: Of its stream; 0 where nothing is known.
    version: int = 0
    document: Document | None = None
    #: The capture the document, or its last revision, was read from.
    capture: Capture | None = None
    withdrawn: bool = False
    #: What its page said, and the answer that proves it, where it was last seen without nearly all
    #: of its text; None once it was seen again, either way.
    seen_empty: tuple[Document, Capture] | None = None
    #: When it was last observed to be so, UTC: an older answer says nothing new.
    observed_at: datetime | None = None
    #: How often the publisher changed it.
    revisions: int = 0
    #: Whether any of it was observed in a look, rather than looked for in the past.
    looked_at: bool = False
    #: Whether what it said last was lawfully erased: then `document` and `capture` are None, and
    #: nothing more is recorded of it.
    erased: bool = False


def document_stream(document_id: str) -> str:
    """The stream of a document's events."""
    return f"document/{document_id}"


def known_from(history: Iterable[Recorded]) -> Known:
    """A document's state after the events of its stream, given in order."""
    return reduce(known_after, history, Known())


def known_after(state: Known, recorded: Recorded) -> Known:
    """A document's state after one more event of its stream."""
    state = replace(state, version=recorded.version)
    match recorded.event:
        case (
            DocumentPublished(document=document, capture=capture, backfilled=past)
            | DocumentMoved(document=document, capture=capture, backfilled=past)
            | DocumentCompleted(document=document, capture=capture, backfilled=past)
            | DocumentRevised(document=document, capture=capture, backfilled=past)
        ):
            revisions = state.revisions + isinstance(recorded.event, DocumentRevised)
            return replace(_observed(state, document, capture, past=past), revisions=revisions)
        case DocumentRestored(document=document, capture=capture):
            return _observed(state, document, capture, past=False)
        case DocumentReread(document=document):
            return replace(state, document=document, erased=False)
        case DocumentSeenEmpty(document=document, capture=capture, backfilled=past):
            return _glimpsed(state, capture, (document, capture), past=past)
        case DocumentSeenWhole(capture=capture, backfilled=past):
            return _glimpsed(state, capture, None, past=past)
        case DocumentWithdrawn(evidence=evidence):
            return replace(state, withdrawn=True, observed_at=evidence.last, looked_at=True)
        case Erased(type=kind):
            return _erased(state, kind)
    return state


def _erased(state: Known, kind: str) -> Known:
    """A state after an event of which only the type is left."""
    if kind == "DocumentWithdrawn":
        return replace(state, withdrawn=True, looked_at=True)
    if kind not in CONTENT:
        return state
    return replace(
        state,
        document=None,
        capture=None,
        seen_empty=None,
        erased=True,
        withdrawn=state.withdrawn and kind == "DocumentReread",
        revisions=state.revisions + (kind == "DocumentRevised"),
    )


def _observed(state: Known, document: Document, capture: Capture, *, past: bool) -> Known:
    return replace(
        state,
        document=document,
        capture=capture,
        withdrawn=False,
        seen_empty=None,
        erased=False,
        observed_at=capture.latest,
        looked_at=state.looked_at or not past,
    )


def _glimpsed(
    state: Known,
    capture: Capture,
    seen_empty: tuple[Document, Capture] | None,
    *,
    past: bool,
) -> Known:
    """A state after a sight of the page that leaves what is known of it as it is."""
    return replace(
        state,
        seen_empty=seen_empty,
        observed_at=capture.latest,
        looked_at=state.looked_at or not past,
    )


def read_known(connection: sa.Connection, document_id: str) -> Known:
    """What the log knows of a document."""
    return known_from(log.read(connection, stream=document_stream(document_id)))


def read_all_known(connection: sa.Connection, document_ids: Sequence[str]) -> dict[str, Known]:
    """What the log knows of each of these documents, by id, in one query."""
    streams = {document_stream(document_id): document_id for document_id in document_ids}
    histories = log.read_streams(connection, streams)
    return {streams[stream]: known_from(history) for stream, history in histories.items()}


def decide(
    state: Known,
    document: Document,
    capture: Capture,
    reread: Document | None,
    without: Document | None = None,
    *,
    backfilled: bool = False,
) -> DocumentEvent | None:
    """The event a reading amounts to, or None where it is no news. Pure.

    `reread` is the previous body as today's code reads it (None: it cannot, or there is none);
    `without` is the new answer as it reads without the parts the previous one had not either.
    An answer no newer than the last observation, from an archive replayed twice, is no news.
    Neither is a back-filled one of a document that looks have met: between two events of theirs
    they may have found it unchanged many times, which the log does not say. And nothing is recorded
    of a document whose last content was erased: it would be there again after the next look.
    """
    if state.erased:
        return None
    if state.document is None or state.observed_at is None:
        return DocumentPublished(document=document, capture=capture, backfilled=backfilled)
    if capture.latest <= state.observed_at or (backfilled and state.looked_at):
        return None
    says_the_same = [
        same_meaning(earlier, document) for earlier in (state.document, reread) if earlier
    ]
    if not any(says_the_same):
        return _their_change(state, document, capture, without, backfilled=backfilled)
    if state.withdrawn:
        return DocumentRestored(document=document, capture=capture)
    if state.seen_empty:
        return DocumentSeenWhole(capture=capture, backfilled=backfilled)
    if lacked_parts(state.capture, capture):
        return DocumentCompleted(document=document, capture=capture, backfilled=backfilled)
    if has_moved(state.capture, capture):
        return DocumentMoved(document=document, capture=capture, backfilled=backfilled)
    return None if says_the_same[0] else DocumentReread(document=document)


def _their_change(
    state: Known,
    document: Document,
    capture: Capture,
    without: Document | None,
    *,
    backfilled: bool,
) -> DocumentEvent:
    """The event of a known document that says something else than before.

    One that has lost nearly all its text is believed at the second sight, as of the first.
    """
    assert state.document
    if not state.withdrawn and without and same_meaning(state.document, without):
        return DocumentCompleted(document=document, capture=capture, backfilled=backfilled)
    if has_lost_its_text(state.document, document):
        if state.seen_empty is None:
            return DocumentSeenEmpty(document=document, capture=capture, backfilled=backfilled)
        document, capture = state.seen_empty
    if state.withdrawn:
        return DocumentRestored(document=document, capture=capture)
    return DocumentRevised(document=document, capture=capture, backfilled=backfilled)


def lacked_parts(before: Capture | None, now: Capture) -> bool:
    """Whether a document was read before without answers that it is read with now."""
    return before is not None and len(before.parts) < len(now.parts)


def has_moved(before: Capture | None, now: Capture) -> bool:
    """Whether the page's known address led to the one that answered, for good all the way.

    A record has no page of its own: the address is its listing's.
    """
    asked = [redirect.url for redirect in now.redirects]
    if before is None or now.record is not None or before.url not in asked:
        return False
    way = now.redirects[asked.index(before.url) :]
    return now.url != before.url and all(redirect.status in PERMANENT for redirect in way)


def same_meaning(before: Document, after: Document) -> bool:
    """Whether two readings mean the same.

    Left out: the address (a page that moved is the same document), white space (templates change it
    without anybody having written anything) and the day of a last change, which is none of
    publication.
    """
    return _meaning(before) == _meaning(after)


def _meaning(document: Document) -> tuple[object, ...]:
    return (
        document.title.split(),
        document.text.split(),
        (document.published_on, document.precision) if document.dated_by == "published" else None,
        None if document.number is None else document.number.split(),
        {label: value.split() for label, value in document.details.items()},
    )


def record(
    engine: sa.Engine,
    readings: Sequence[Reading],
    *,
    reread: RereadAnswer,
    now: datetime,
    backfilled: bool = False,
) -> list[Recorded]:
    """Append what the readings amount to and keep the bytes: one transaction, or nothing.

    Of several readings of one document the last counts: what is decided on is what is known before
    the transaction.
    """
    latest = {document_stream(reading.document.id): reading for reading in readings}
    with writing(engine) as connection:
        histories = log.read_streams(connection, latest)  # a query costs more than its rows
        entries: list[log.NewEvent] = []
        evidence: dict[str, bytes] = {}
        for name, reading in latest.items():
            state = known_from(histories[name])
            event = decide(
                state,
                reading.document,
                reading.capture,
                _read_again(connection, state, reading.document, reread),
                _read_without(state, reading, reread),
                backfilled=backfilled,
            )
            if event is None:
                continue
            if not isinstance(event, DocumentReread):
                evidence |= reading.bodies
            entries.append(log.NewEvent(stream=name, event=event, expected=state.version))
        bodies.keep_all(connection, evidence.values())
        return log.append(connection, entries, now=now)


def _read_again(
    connection: sa.Connection, state: Known, document: Document, reread: RereadAnswer
) -> Document | None:
    """The previous answer under today's code; only asked where it could make a difference."""
    if state.document is None or state.capture is None or same_meaning(state.document, document):
        return None
    try:
        kept = {digest: bodies.fetch(connection, digest) for digest in state.capture.digests}
    except KeyError:  # erased, lawfully: what is left is to believe the new answer
        return None
    return reread(state.capture, kept)


def _read_without(state: Known, reading: Reading, reread: RereadAnswer) -> Document | None:
    """The new answer as it reads without the parts that were not had before; None where there are
    none of them."""
    if state.capture is None or not lacked_parts(state.capture, reading.capture):
        return None
    had = reading.capture.parts[: len(state.capture.parts)]
    return reread(replace(reading.capture, parts=had), reading.bodies)
