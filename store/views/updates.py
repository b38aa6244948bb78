"""What each event changes in the rows of the read models."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from store.log.document import Capture, Document
from store.log.events import (
    CONTENT,
    CaptureFailed,
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
    SourceChecked,
)
from store.views.batch import RowBatch, RowValues
from store.views.look_updates import count_in_week, update_expected_gaps, update_source
from store.views.tables import Tables
from store.views.told_facts import apply_letters

#: Answers that make one suspect a page is gone (RFC 9110 sections 15.5.5 and 15.5.11).
GONE = frozenset({404, 410})

#: What is left of the row of a document whose last content was erased.
_NOTHING: RowValues = {
    **dict.fromkeys(("url", "title", "capture_url"), ""),
    **dict.fromkeys(("published_on", "record", "etag", "last_modified")),
    "moved": False,
    "seen_empty": False,
    "erased": True,
}


def apply_events(connection: sa.Connection, tables: Tables, events: Sequence[Recorded]) -> None:
    """Change a set of tables by events, given in the order of the log. An event of another type
    changes nothing."""
    batch = RowBatch(connection, tables, events)
    for recorded in events:
        _apply(batch, recorded)
    update_expected_gaps(batch)
    batch.write()
    apply_letters(connection, tables, events)


def _apply(batch: RowBatch, recorded: Recorded) -> None:
    match recorded.event:
        case DocumentPublished() as event:
            _published(batch, event)
        case (
            DocumentRevised() | DocumentMoved() | DocumentCompleted() | DocumentRestored()
        ) as event:
            _changed(batch, event)
        case DocumentSeenEmpty() | DocumentSeenWhole() as event:
            _glimpsed(batch, recorded, seen_empty=isinstance(event, DocumentSeenEmpty))
        case DocumentReread() as event:
            _reread(batch, event)
        case DocumentWithdrawn():
            _withdrawn(batch, recorded)
        case SourceChecked() as event:
            _checked(batch, event, recorded)
        case CaptureFailed() as event:
            _failed(batch, event, recorded)
        case Erased():
            _erased(batch, recorded)


def _shown(document: Document) -> RowValues:
    return {
        "id": document.id,
        "source": document.source,
        "url": document.url,
        "title": document.title,
        "published_on": document.published_on,
        "erased": False,
    }


def _fetched(capture: Capture) -> RowValues:
    return {
        "capture_url": capture.url,
        "record": capture.record,
        "etag": capture.etag,
        "last_modified": capture.last_modified,
    }


def _published(batch: RowBatch, event: DocumentPublished) -> None:
    row = _shown(event.document) | _fetched(event.capture)
    row["first_seen"] = event.capture.fetched_at
    if batch.documents.get(event.document.id) is None:
        row |= {"revisions": 0, "withdrawn": False, "seen_empty": False, "moved": False}
    batch.documents.put(row)
    if not event.backfilled:
        count_in_week(batch, event.document, event.capture.fetched_at.date())


def _changed(
    batch: RowBatch,
    event: DocumentRevised | DocumentMoved | DocumentCompleted | DocumentRestored,
) -> None:
    if before := batch.documents.get(event.document.id):
        row = _shown(event.document) | _fetched(event.capture)
        row |= {"withdrawn": False, "seen_empty": False}
        row["moved"] = before["moved"] or before["capture_url"] not in ("", event.capture.url)
        row["revisions"] = before["revisions"] + isinstance(event, DocumentRevised)
        batch.documents.put(row)
    _found(batch, event.document.id)


def _glimpsed(batch: RowBatch, recorded: Recorded, *, seen_empty: bool) -> None:
    document_id = recorded.stream.removeprefix("document/")
    if batch.documents.get(document_id):
        batch.documents.put({"id": document_id, "seen_empty": seen_empty})
    _found(batch, document_id)


def _reread(batch: RowBatch, event: DocumentReread) -> None:
    if before := batch.documents.get(event.document.id):
        row = _shown(event.document)
        # Where what it was read from was erased, the page is asked for at its own address.
        row["capture_url"] = before["capture_url"] or event.document.url
        batch.documents.put(row)


def _withdrawn(batch: RowBatch, recorded: Recorded) -> None:
    document_id = recorded.stream.removeprefix("document/")
    if batch.documents.get(document_id):
        batch.documents.put({"id": document_id, "withdrawn": True})
    _found(batch, document_id)


def _erased(batch: RowBatch, recorded: Recorded) -> None:
    """Keep a document's row, without what it said: it must not be taken for an unknown one."""
    if recorded.type == DocumentWithdrawn.__name__:
        _withdrawn(batch, recorded)
    if recorded.type not in CONTENT:
        return
    document_id = recorded.stream.removeprefix("document/")
    row = {"id": document_id, **_NOTHING}
    if (before := batch.documents.get(document_id)) is None:
        row |= {"source": document_id.partition(":")[0], "first_seen": recorded.recorded_at}
        before = {"revisions": 0, "withdrawn": False}
    row["revisions"] = before["revisions"] + (recorded.type == DocumentRevised.__name__)
    row["withdrawn"] = before["withdrawn"] and recorded.type == DocumentReread.__name__
    batch.documents.put(row)
    _found(batch, document_id)


def _checked(batch: RowBatch, event: SourceChecked, recorded: Recorded) -> None:
    name = recorded.stream.removeprefix("source/")
    if not update_source(batch, name, event, recorded.position):
        return  # an old archive's look says nothing about how the source is now
    if event.recovered:
        for document_id in list(batch.lost[name]):
            absence = batch.absences.get(name, document_id)
            if absence and absence["url"] in event.recovered:
                _settle(batch, name, document_id)


def _failed(batch: RowBatch, event: CaptureFailed, recorded: Recorded) -> None:
    gone = event.status in GONE or event.absent
    if event.document is None or not gone or event.wall is not None:
        return
    known = batch.documents.get(event.document)
    if known is not None and known["erased"]:
        return
    source = recorded.stream.removeprefix("source/")
    row: RowValues = {"source": source, "document": event.document, "status": event.status}
    row["reason"] = event.reason if event.absent else ""
    row["last"] = event.failed_at
    before = batch.absences.get(source, event.document)
    if before is None:
        batch.absences.put(row | {"url": event.url, "checks": 1, "first": event.failed_at})
    elif event.failed_at > before["last"]:  # an archive replayed twice repeats the same check
        batch.absences.put(row | {"checks": before["checks"] + 1})
    batch.lost[source].add(event.document)


def _found(batch: RowBatch, document_id: str) -> None:
    """The question whether a page is missing is settled, one way or the other."""
    for source, documents in batch.lost.items():
        if document_id in documents:
            _settle(batch, source, document_id)


def _settle(batch: RowBatch, source: str, document_id: str) -> None:
    batch.absences.drop(source, document_id)
    batch.lost[source].discard(document_id)
