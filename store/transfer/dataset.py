"""The record as tables for other programs: what each row and column is.

A table is made of the histories of documents, one at a time: a row depends on nothing but the
events of one document up to a position, and the names masked there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeAlias

import sqlalchemy as sa

from store.documents.annotations import Annotations, annotations_of
from store.documents.known import Known, document_stream, known_from
from store.log import log
from store.log.database import events
from store.log.document import Capture, Document
from store.log.events import Recorded
from store.privacy.masking import masked_history, masks_at

#: `date` is YYYY-MM-DD and `time` ISO 8601 in UTC, as text; `json` is a list or an object.
ColumnType = Literal["text", "integer", "number", "boolean", "date", "time", "json"]
#: By column; the first, `key`, is the row's own for good.
TableRow: TypeAlias = dict[str, Any]

#: Histories that are read together.
_TOGETHER = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class DatasetTable:
    """Rows of one kind. Columns are added to it at the end, never renamed."""

    name: str
    columns: dict[str, ColumnType]
    #: The rows a history (never empty, names hidden) amounts to.
    rows: Callable[[Sequence[Recorded]], list[TableRow]]


def table_rows(
    connection: sa.Connection, table: DatasetTable, upto: int, *, source: str = ""
) -> Iterator[TableRow]:
    """The rows as they were at a position, of one source or of all, in the order in which their
    documents were learned of. The same for ever, but for what is erased later."""
    masks = masks_at(connection, upto)
    for history in document_histories(connection, upto, source=source):
        yield from table.rows(masked_history(history, masks))


def document_histories(
    connection: sa.Connection, upto: int, *, source: str = ""
) -> Iterator[list[Recorded]]:
    """The events of each document up to a position, in the order of the first ones."""
    named = events.c.stream.startswith(
        document_stream(f"{source}:" if source else ""), autoescape=True
    )
    query = sa.select(events.c.stream).where(
        events.c.version == 1, events.c.position <= upto, named
    )
    streams = connection.scalars(query.order_by(events.c.position)).all()
    for start in range(0, len(streams), _TOGETHER):
        for history in log.read_streams(connection, streams[start : start + _TOGETHER]).values():
            yield [recorded for recorded in history if recorded.position <= upto]


def as_line(row: TableRow) -> bytes:
    """A row as JSON Lines have it, line feed included: the bytes that a checksum is taken of."""
    return json.dumps(row).encode() + b"\n"


def _document_rows(history: Sequence[Recorded]) -> list[TableRow]:
    """One row a document, none once its content is erased."""
    known, annotations = known_from(history), annotations_of(history)
    if known.document is None or known.capture is None:
        return []
    given = _Given(history, known, known.document, known.capture, annotations)
    return [{name: value(given) for name, (_, value) in _COLUMNS.items()}]


class _Given(NamedTuple):
    """What the row of a document is made of."""

    history: Sequence[Recorded]
    known: Known
    document: Document
    capture: Capture
    annotations: Annotations


#: Each column of the documents: its type, and how its value is had.
_COLUMNS: dict[str, tuple[ColumnType, Callable[[_Given], Any]]] = {
    "key": ("integer", lambda row: row.history[0].position),
    "id": ("text", lambda row: row.document.id),
    "source": ("text", lambda row: row.document.source),
    "url": ("text", lambda row: row.document.url),
    "title": ("text", lambda row: row.document.title),
    "published_on": (
        "date",
        lambda row: row.document.published_on and row.document.published_on.isoformat(),
    ),
    "precision": ("text", lambda row: row.document.precision),
    "number": ("text", lambda row: row.document.number),
    "details": ("json", lambda row: row.document.details),
    "text": ("text", lambda row: row.document.text),
    "withdrawn": ("boolean", lambda row: row.known.withdrawn),
    "revisions": ("integer", lambda row: row.known.revisions),
    "first_recorded_at": ("time", lambda row: _time(row.history[0].recorded_at)),
    "recorded_at": ("time", lambda row: _time(row.history[-1].recorded_at)),
    "position": ("integer", lambda row: row.history[-1].position),
    "capture_url": ("text", lambda row: row.capture.url),
    "fetched_at": ("time", lambda row: _time(row.capture.fetched_at)),
    "status": ("integer", lambda row: row.capture.status),
    "media_type": ("text", lambda row: row.capture.media_type),
    "sha256": ("text", lambda row: row.capture.sha256),
    "review": ("text", lambda row: row.annotations.review and row.annotations.review.value),
    "reviewed_by": ("text", lambda row: row.annotations.review and row.annotations.review.by),
    "review_reason": ("text", lambda row: row.annotations.review and row.annotations.review.reason),
    "tags": ("json", lambda row: [tag.value for tag in row.annotations.tags]),
    "notes": (
        "json",
        lambda row: [
            {"text": note.value, "by": note.by, "at": _time(note.at)}
            for note in row.annotations.notes
        ],
    ),
}

#: One row a document, as it was last read. Its key is the position of its first event.
DOCUMENTS = DatasetTable(
    name="documents",
    columns={name: column for name, (column, _) in _COLUMNS.items()},
    rows=_document_rows,
)


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
