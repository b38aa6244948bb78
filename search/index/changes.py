"""What a batch of events changes in the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.index.document_states import (
    by_date,
    document_of,
    entries_before_and_after,
    histories,
    with_documents,
)
from search.index.entries import IndexEntry
from search.index.masked_wordings import MaskChange, mask_changes, streams_reworded
from store.log.database import Connection
from store.log.document import Document
from store.log.events import Recorded


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexChanges:
    """Which entries go and which come, with what is at hand to write them from."""

    stale: frozenset[IndexEntry]
    fresh: frozenset[IndexEntry]
    #: Documents by the position of their event.
    documents: Mapping[int, Document]
    hidden: Sequence[MaskChange]


def changes(
    connection: Connection, events: Sequence[Recorded], *, since: int, upto: int
) -> IndexChanges:
    """What the events of positions (since, upto] change."""
    before: set[IndexEntry] = set()
    after: set[IndexEntry] = set()
    documents: dict[int, Document] = {}
    hidden = mask_changes(connection, upto)
    others = streams_reworded(connection, hidden, since=since)
    for history in histories(connection, events, others, upto):
        was, now = entries_before_and_after(history, hidden, since=since, upto=upto)
        before |= was
        after |= now
        documents |= {event.position: d for event in history if (d := document_of(event))}
    return IndexChanges(
        stale=frozenset(before - after),
        fresh=frozenset(after - before),
        documents=documents,
        hidden=hidden,
    )


def worded(
    connection: Connection, changed: IndexChanges, entries: Iterable[IndexEntry]
) -> Iterator[tuple[IndexEntry, Document]]:
    """Entries by date, each with its document as it is shown; none for erased ones."""
    ordered = sorted(entries, key=by_date)
    return with_documents(connection, ordered, changed.documents, changed.hidden)
