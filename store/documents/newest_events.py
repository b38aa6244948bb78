"""The newest events that documents are told of by, from the end of the log backwards."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from store.documents.known import document_stream
from store.log.database import events

#: As it stands in a payload; within a text of it the quotes are escaped.
_BACKFILLED = '%"backfilled":true%'


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentEvent:
    """An event of a document, without what it says."""

    position: int
    #: Of the document.
    id: str
    type: str


def newest_events(
    connection: sa.Connection,
    types: Collection[str],
    *,
    upto: int,
    ids: Collection[str] | None = None,
) -> Iterator[DocumentEvent]:
    """The events of these types up to a position, of the documents of some hundred ids or of all,
    the newest first; what was looked for in the past or was erased is left out."""
    prefix = document_stream("")
    query = (
        sa.select(events.c.position, events.c.stream, events.c.type)
        .where(
            events.c.position <= upto,
            events.c.type.in_(types),
            events.c.payload.is_not(None),
            events.c.payload.not_like(_BACKFILLED),
        )
        .order_by(events.c.position.desc())
        .execution_options(yield_per=500)
    )
    if ids is not None:
        query = query.where(events.c.stream.in_([document_stream(id) for id in ids]))
    with connection.execute(query) as rows:
        for position, stream, type in rows:
            yield DocumentEvent(position=position, id=stream.removeprefix(prefix), type=type)
