"""What the log knows of a document: its state after the events of its stream, folded in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce

import sqlalchemy as sa

from store.log import log
from store.log.document import Capture, Document
from store.log.events import (
    CONTENT,
    DocumentCompleted,
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


def read_all_known(connection: sa.Connection, document_ids: Sequence[str]) -> dict[str, Known]:
    """What the log knows of each of these documents, by id, in one query."""
    streams = {document_stream(document_id): document_id for document_id in document_ids}
    histories = log.read_streams(connection, streams)
    return {streams[stream]: known_from(history) for stream, history in histories.items()}
