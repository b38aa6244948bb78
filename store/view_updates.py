"""What each event changes in the tables of the read models."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from store.documents import Capture, Document
from store.events import (
    CaptureFailed,
    DocumentMoved,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentWithdrawn,
    Recorded,
    SourceChecked,
)
from store.view_looks import counted, looked
from store.view_tables import absences, documents, put

#: Answers that make one suspect a page is gone (RFC 9110 sections 15.5.5 and 15.5.11).
GONE = frozenset({404, 410})


def _shown(document: Document) -> dict[str, object]:
    return {
        "source": document.source,
        "url": document.url,
        "title": document.title,
        "published_on": document.published_on,
    }


def _fetched(capture: Capture) -> dict[str, object]:
    return {
        "capture_url": capture.url,
        "record": capture.record,
        "etag": capture.etag,
        "last_modified": capture.last_modified,
    }


def _published(connection: sa.Connection, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, DocumentPublished)
    row = {"id": event.document.id, "first_seen": event.capture.fetched_at}
    put(connection, documents, row | _shown(event.document) | _fetched(event.capture))
    if not event.backfilled:
        counted(connection, event.document, event.capture.fetched_at.date())


def _changed(connection: sa.Connection, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, DocumentRevised | DocumentMoved | DocumentRestored)
    values = _shown(event.document) | _fetched(event.capture) | {"withdrawn": False}
    values["moved"] = documents.c.moved | (documents.c.capture_url != event.capture.url)
    if isinstance(event, DocumentRevised):
        values["revisions"] = documents.c.revisions + 1
    connection.execute(_of(event.document.id).values(values))
    _found(connection, event.document.id)


def _reread(connection: sa.Connection, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, DocumentReread)
    connection.execute(_of(event.document.id).values(_shown(event.document)))


def _withdrawn(connection: sa.Connection, recorded: Recorded) -> None:
    document_id = recorded.stream.removeprefix("document/")
    connection.execute(_of(document_id).values(withdrawn=True))
    _found(connection, document_id)


def _checked(connection: sa.Connection, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, SourceChecked)
    name = recorded.stream.removeprefix("source/")
    if not looked(connection, name, event, recorded.position):
        return  # an old archive's look says nothing about how the source is now
    gone = absences.c.url.in_(event.recovered)
    connection.execute(sa.delete(absences).where(absences.c.source == name, gone))


def _failed(connection: sa.Connection, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, CaptureFailed)
    if event.document is None or event.status not in GONE or event.wall is not None:
        return
    source = recorded.stream.removeprefix("source/")
    where = (absences.c.source == source, absences.c.document == event.document)
    last = connection.scalar(sa.select(absences.c.last).where(*where))
    if last is not None:
        if event.failed_at > last:  # an archive replayed twice repeats the same check
            more = {"checks": absences.c.checks + 1, "last": event.failed_at}
            connection.execute(
                sa.update(absences).where(*where).values(status=event.status, **more)
            )
        return
    row = {
        "source": source,
        "document": event.document,
        "url": event.url,
        "checks": 1,
        "first": event.failed_at,
        "last": event.failed_at,
        "status": event.status,
    }
    connection.execute(sa.insert(absences), row)


def _of(document_id: str) -> sa.Update:
    return sa.update(documents).where(documents.c.id == document_id)


def _found(connection: sa.Connection, document_id: str) -> None:
    """The question whether a page is missing is settled, one way or the other."""
    connection.execute(sa.delete(absences).where(absences.c.document == document_id))


UPDATES: dict[type, Callable[[sa.Connection, Recorded], None]] = {
    DocumentPublished: _published,
    DocumentRevised: _changed,
    DocumentMoved: _changed,
    DocumentRestored: _changed,
    DocumentReread: _reread,
    DocumentWithdrawn: _withdrawn,
    SourceChecked: _checked,
    CaptureFailed: _failed,
}
