"""What the index holds of a document: one entry for every time its content was read anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from store.events import Recorded

#: The events that carry a document's content.
CONTENT = frozenset(
    (
        "DocumentPublished",
        "DocumentRevised",
        "DocumentReread",
        "DocumentMoved",
        "DocumentRestored",
    )
)
#: Of these, the ones by which the publisher said nothing new.
_UNCHANGED = frozenset(("DocumentReread", "DocumentMoved"))
#: The events that change what the index holds.
INDEXED = CONTENT | {"DocumentWithdrawn"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One state of a document. Its text stays in the log, at the entry's position."""

    #: The position of the event the content came with; the entry's key.
    position: int
    #: The document's id, and the publisher's date.
    id: str
    published_on: date | None
    #: 0 as first published, then counting the publisher's changes.
    revision: int = 0
    #: The position of the event that superseded it; 0 while it is current.
    until: int = 0
    #: Whether the page was found gone while this was its content.
    withdrawn: bool = False
    #: Whether the content was erased from the log; such an entry is not indexed.
    erased: bool = False


def fold(events: Iterable[Recorded], known: tuple[Entry, ...] = ()) -> tuple[Entry, ...]:
    """The entries of one document after these events of its stream, oldest first.

    A reading anew of the same bytes, or of the same words under another address, takes the place
    of the reading before it: the publisher said nothing new. A withdrawal marks the entry that was
    current.
    """
    for recorded in events:
        if recorded.type in CONTENT:
            known = _continued(known, recorded)
        elif recorded.type == "DocumentWithdrawn" and known:
            known = (*known[:-1], replace(known[-1], withdrawn=True))
    return known


def _continued(known: tuple[Entry, ...], recorded: Recorded) -> tuple[Entry, ...]:
    document = getattr(recorded.event, "document", None)  # an erased event has none
    last = known[-1] if known else None
    unchanged = recorded.type in _UNCHANGED
    entry = Entry(
        position=recorded.position,
        id=recorded.stream.removeprefix("document/"),
        published_on=document.published_on if document else None,
        revision=(last.revision if last else 0) + (recorded.type == "DocumentRevised"),
        withdrawn=unchanged and last is not None and last.withdrawn,
        erased=document is None,
    )
    if last is None:
        return (entry,)
    if unchanged:
        return (*known[:-1], entry)
    return (*known[:-1], replace(last, until=entry.position), entry)
