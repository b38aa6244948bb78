"""The record as tables for other programs: what each row and column is.

A table is made of the histories of documents, one at a time: a row depends on nothing but the
events of one document up to a position, and the names masked there. A further table, of actions
say, is another function from a history to its rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

import sqlalchemy as sa

from store.documents.annotations import annotations_of as decisions
from store.documents.decide import document_stream, known_from
from store.log import log
from store.log.database import events
from store.log.events import Recorded
from store.privacy.masking import masked_history, masks_at

#: `date` is YYYY-MM-DD and `time` ISO 8601 in UTC, as text; `json` is a list or an object.
ColumnType = Literal["text", "integer", "boolean", "date", "time", "json"]
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
    for some in _batched(streams):
        found = log.read_streams(connection, some)
        for name in some:
            yield [recorded for recorded in found[name] if recorded.position <= upto]


def as_line(row: TableRow) -> bytes:
    """A row as JSON Lines have it, line feed included: the bytes that a checksum is taken of."""
    return json.dumps(row).encode() + b"\n"


def _document_rows(history: Sequence[Recorded]) -> list[TableRow]:
    """One row a document, none once its content is erased."""
    state, decided = known_from(history), decisions(history)
    if state.document is None or state.capture is None:
        return []
    document, capture, review = state.document, state.capture, decided.review
    return [
        {
            "key": history[0].position,
            "id": document.id,
            "source": document.source,
            "url": document.url,
            "title": document.title,
            "published_on": document.published_on.isoformat() if document.published_on else None,
            "precision": document.precision,
            "number": document.number,
            "details": document.details,
            "text": document.text,
            "withdrawn": state.withdrawn,
            "revisions": state.revisions,
            "first_recorded_at": _time(history[0].recorded_at),
            "recorded_at": _time(history[-1].recorded_at),
            "position": history[-1].position,
            "capture_url": capture.url,
            "fetched_at": _time(capture.fetched_at),
            "status": capture.status,
            "media_type": capture.media_type,
            "sha256": capture.sha256,
            "review": review.value if review else None,
            "reviewed_by": review.by if review else None,
            "review_reason": review.reason if review else None,
            "tags": [tag.value for tag in decided.tags],
            "notes": [
                {"text": note.value, "by": note.by, "at": _time(note.at)} for note in decided.notes
            ],
        }
    ]


#: One row a document, as it was last read. Its key is the position of its first event.
DOCUMENTS = DatasetTable(
    name="documents",
    columns={
        "key": "integer",
        "id": "text",
        "source": "text",
        "url": "text",
        "title": "text",
        "published_on": "date",
        "precision": "text",
        "number": "text",
        "details": "json",
        "text": "text",
        "withdrawn": "boolean",
        "revisions": "integer",
        "first_recorded_at": "time",
        "recorded_at": "time",
        "position": "integer",
        "capture_url": "text",
        "fetched_at": "time",
        "status": "integer",
        "media_type": "text",
        "sha256": "text",
        "review": "text",
        "reviewed_by": "text",
        "review_reason": "text",
        "tags": "json",
        "notes": "json",
    },
    rows=_document_rows,
)


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")


def _batched(streams: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(streams), _TOGETHER):
        yield streams[start : start + _TOGETHER]
