"""Entries and their documents as the log gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from search.entries import INDEXED, Entry, fold
from store import log
from store.database import Connection
from store.documents import Document
from store.events import Recorded


def histories(
    connection: Connection, events: Sequence[Recorded], upto: int
) -> Iterator[list[Recorded]]:
    """The whole stream, to `upto`, of every document the events are about."""
    streams: dict[str, list[Recorded]] = {}
    for event in events:
        if event.type in INDEXED:
            streams.setdefault(event.stream, []).append(event)
    for stream, batch in streams.items():
        begun = batch[0].version == 1  # then the batch holds all of it
        yield batch if begun else list(log.read(connection, stream=stream, upto=upto))


def all_entries(connection: Connection, upto: int) -> list[Entry]:
    """Every entry the log gives, ordered by date."""
    known: dict[str, tuple[Entry, ...]] = {}
    for event in log.read(connection, upto=upto):
        if event.type in INDEXED:
            known[event.stream] = fold((event,), known.get(event.stream, ()))
    return sorted((entry for entries in known.values() for entry in entries), key=by_date)


def by_date(entry: Entry) -> tuple[date, int]:
    return entry.published_on or date.min, entry.position


def with_documents(
    connection: Connection, entries: Iterable[Entry], at_hand: Mapping[int, Document]
) -> Iterator[tuple[Entry, Document]]:
    """Each entry with its document, from the log where it is not at hand; none for erased ones."""
    for entry in entries:
        document = at_hand.get(entry.position)
        if document is None and not entry.erased:
            document = _document_at(connection, entry.position)
        if document is not None:
            yield entry, document


def _document_at(connection: Connection, position: int) -> Document | None:
    (event,) = log.read(connection, after=position - 1, upto=position)
    return document_of(event)


def document_of(recorded: Recorded) -> Document | None:
    document: Document | None = getattr(recorded.event, "document", None)
    return document
