"""Entries and their documents as the log gives them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from search.index.entries import INDEXED, IndexEntry, fold_entries, indexed_entries
from search.index.masked_wordings import MaskChange, masks_of, wording_changes
from store.log import log
from store.log.database import Connection
from store.log.document import Document
from store.log.events import Recorded
from store.privacy.masking import masked_value

#: Documents that are read from the log at once.
_PART = 100


def histories(
    connection: Connection, events: Sequence[Recorded], others: Collection[str], upto: int
) -> Iterator[list[Recorded]]:
    """The whole stream, to `upto`, of every document the events are about, and of `others`."""
    streams: dict[str, list[Recorded]] = {stream: [] for stream in others}
    for event in events:
        if event.type in INDEXED:
            streams.setdefault(event.stream, []).append(event)
    for stream, batch in streams.items():
        begun = bool(batch) and batch[0].version == 1  # then the batch holds all of it
        yield batch if begun else list(log.read(connection, stream=stream, upto=upto))


def entries_before_and_after(
    history: Sequence[Recorded], changes: Sequence[MaskChange], *, since: int, upto: int
) -> tuple[set[IndexEntry], set[IndexEntry]]:
    """The entries of one document, from its whole stream, as they stand at `since` and `upto`."""
    known = fold_entries(event for event in history if event.position <= since)
    after = fold_entries((event for event in history if event.position > since), known)
    again = _rewritten(history, changes)
    return set(indexed_entries(known, again, upto=since)), set(
        indexed_entries(after, again, upto=upto)
    )


def all_entries(
    connection: Connection, changes: Sequence[MaskChange], upto: int
) -> list[IndexEntry]:
    """Every entry the log gives, ordered by date."""
    known: dict[str, tuple[IndexEntry, ...]] = {}
    again: dict[int, tuple[int, ...]] = {}
    for event in log.read(connection, upto=upto):
        if event.type in INDEXED:
            known[event.stream] = fold_entries((event,), known.get(event.stream, ()))
            again |= _rewritten((event,), changes)
    entries = (entry for entries in known.values() for entry in entries)
    return sorted(indexed_entries(entries, again, upto=upto), key=by_date)


def by_date(entry: IndexEntry) -> tuple[date, int, int]:
    return entry.published_on or date.min, entry.position, entry.rewritten


def with_documents(
    connection: Connection,
    entries: Iterable[IndexEntry],
    at_hand: Mapping[int, Document],
    changes: Sequence[MaskChange],
) -> Iterator[tuple[IndexEntry, Document]]:
    """Each entry with its document as it is shown, from the log where it is not at hand; none for
    erased ones."""
    entries = iter(entries)
    while part := list(islice(entries, _PART)):
        absent = {entry.position for entry in part if not entry.erased} - at_hand.keys()
        read = {
            event.position: document_of(event) for event in log.read_positions(connection, absent)
        }
        for entry in part:
            if document := at_hand.get(entry.position) or read.get(entry.position):
                masks = masks_of(changes, entry.rewritten or entry.position)
                yield entry, masked_value(document, masks)


def document_of(recorded: Recorded) -> Document | None:
    document: Document | None = getattr(recorded.event, "document", None)
    return document


def _rewritten(
    events: Iterable[Recorded], changes: Sequence[MaskChange]
) -> dict[int, tuple[int, ...]]:
    """The positions at which masks change the documents of events, by the events' positions."""
    return {
        event.position: found
        for event in events
        if changes and (document := document_of(event))
        if (found := wording_changes(document, changes, after=event.position))
    }
