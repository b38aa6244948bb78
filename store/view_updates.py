"""What each event changes in the tables of the read models."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from store.documents import Capture, Document
from store.events import (
    CaptureFailed,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentWithdrawn,
    Recorded,
    SourceChecked,
)
from store.view_tables import absences, documents, sources

#: Answers that make one suspect a page is gone (RFC 9110 sections 15.5.5 and 15.5.11).
GONE = frozenset({404, 410})


def _put(connection: sa.Connection, table: sa.Table, row: dict[str, object]) -> None:
    """Insert a row, or lay its values over the one with the same key."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    keys = [column.name for column in table.primary_key]
    statement = insert(table).values(row)
    rest = {name: statement.excluded[name] for name in row if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))


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
    _put(connection, documents, row | _shown(event.document) | _fetched(event.capture))


def _changed(connection: sa.Connection, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, DocumentRevised | DocumentRestored)
    values = _shown(event.document) | _fetched(event.capture) | {"withdrawn": False}
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
    row: dict[str, object] = {
        "name": name,
        "checked_at": event.checked_at,
        "outcome": event.outcome,
        "reason": event.reason,
    }
    last = sa.select(sources.c.checked_at).where(sources.c.name == name)
    if (connection.scalar(last) or event.checked_at) > event.checked_at:
        return  # an old archive's look says nothing about how the source is now
    if event.outcome in ("ok", "unchanged"):
        row["last_ok"] = event.checked_at
    if event.recorded:
        row["last_news"] = event.checked_at
    if event.newest is not None:
        row["newest"] = event.newest
    _put(connection, sources, row)
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
    DocumentRestored: _changed,
    DocumentReread: _reread,
    DocumentWithdrawn: _withdrawn,
    SourceChecked: _checked,
    CaptureFailed: _failed,
}
