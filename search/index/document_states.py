"""Entries and their documents as the log gives them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from search.index.entries import INDEXED, Entry, fold, written
from search.index.masked_wordings import Turn, masks_in, rewritten
from store.log import log
from store.log.database import Connection
from store.log.document import Document
from store.log.events import Recorded
from store.privacy.masking import masked_value


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


def changed(
    history: Sequence[Recorded], turns: Sequence[Turn], *, since: int, upto: int
) -> tuple[set[Entry], set[Entry]]:
    """The entries of one document, from its whole stream, as they stand at `since` and `upto`."""
    known = fold(event for event in history if event.position <= since)
    after = fold((event for event in history if event.position > since), known)
    again = _rewritten(history, turns)
    return set(written(known, again, upto=since)), set(written(after, again, upto=upto))


def all_entries(connection: Connection, turns: Sequence[Turn], upto: int) -> list[Entry]:
    """Every entry the log gives, ordered by date."""
    known: dict[str, tuple[Entry, ...]] = {}
    again: dict[int, tuple[int, ...]] = {}
    for event in log.read(connection, upto=upto):
        if event.type in INDEXED:
            known[event.stream] = fold((event,), known.get(event.stream, ()))
            again |= _rewritten((event,), turns)
    entries = (entry for entries in known.values() for entry in entries)
    return sorted(written(entries, again, upto=upto), key=by_date)


def by_date(entry: Entry) -> tuple[date, int, int]:
    return entry.published_on or date.min, entry.position, entry.rewritten


def with_documents(
    connection: Connection,
    entries: Iterable[Entry],
    at_hand: Mapping[int, Document],
    turns: Sequence[Turn],
) -> Iterator[tuple[Entry, Document]]:
    """Each entry with its document as it is shown, from the log where it is not at hand; none for
    erased ones."""
    for entry in entries:
        document = at_hand.get(entry.position)
        if document is None and not entry.erased:
            document = _document_at(connection, entry.position)
        if document is not None:
            yield entry, masked_value(document, masks_in(turns, entry.rewritten or entry.position))


def document_of(recorded: Recorded) -> Document | None:
    document: Document | None = getattr(recorded.event, "document", None)
    return document


def _rewritten(events: Iterable[Recorded], turns: Sequence[Turn]) -> dict[int, tuple[int, ...]]:
    """The positions at which masks change the documents of events, by the events' positions."""
    return {
        event.position: found
        for event in events
        if turns and (document := document_of(event))
        if (found := rewritten(document, turns, after=event.position))
    }


def _document_at(connection: Connection, position: int) -> Document | None:
    (event,) = log.read(connection, after=position - 1, upto=position)
    return document_of(event)
