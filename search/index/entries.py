"""What the index holds of a document: an entry for every time its content was read anew.

Nothing is taken out again when it is no longer so: an entry carries the positions at which it was
written, superseded, withdrawn and replaced, and from these follows what an answer showed at any
position of the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from store.log.document import Precision
from store.log.events import CONTENT, Recorded

#: Of the events with content, the ones by which the publisher said nothing new.
_UNCHANGED = frozenset(("DocumentReread", "DocumentMoved", "DocumentCompleted"))
#: The events that change what the index holds of their document.
INDEXED = CONTENT | {"DocumentWithdrawn"}


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexEntry:
    """One state of a document. Its text stays in the log, at the entry's position.

    `position` and `rewritten` together are its key.
    """

    #: The position of the event the content came with.
    position: int
    #: The document's id, and the publisher's date.
    id: str
    published_on: date | None
    precision: Precision = "day"
    #: 0 as first published, then counting the publisher's changes.
    revision: int = 0
    #: The position of the mask, or of its end, that made it be written anew; 0 where none did.
    rewritten: int = 0
    #: The position of the event that superseded it; 0 while it is current.
    until: int = 0
    #: The position from which on another entry stands in its place, and this one is in no answer,
    #: not even one that asks for what was superseded; 0 while it is.
    replaced: int = 0
    #: The position at which the page was found gone while this was its content; 0 where it was not.
    withdrawn: int = 0
    #: Whether the content was erased from the log; such an entry is not indexed.
    erased: bool = False


def fold_entries(
    events: Iterable[Recorded], known: tuple[IndexEntry, ...] = ()
) -> tuple[IndexEntry, ...]:
    """The entries of one document after these events of its stream, oldest first.

    A reading anew of the same bytes, of the same words under another address, or of more of what
    was there before, replaces the reading before it: the publisher said nothing new. A withdrawal
    marks the entry that was current.
    """
    for recorded in events:
        if recorded.type in CONTENT:
            known = _continued(known, recorded)
        elif recorded.type == "DocumentWithdrawn" and known and not known[-1].withdrawn:
            known = (*known[:-1], replace(known[-1], withdrawn=recorded.position))
    return known


def indexed_entries(
    known: Iterable[IndexEntry], rewritten: Mapping[int, Sequence[int]], *, upto: int
) -> Iterator[IndexEntry]:
    """The entries as they stand in the index at `upto`, anew for every time a mask changed them.

    `rewritten` has the positions at which it did, ascending, by the position of the entry.
    """
    for entry in known:
        wording = entry
        for turn in rewritten.get(entry.position, ()):
            if turn > upto or 0 < entry.replaced < turn:
                break
            yield replace(wording, replaced=turn)
            wording = replace(entry, rewritten=turn)
        yield wording


def _continued(known: tuple[IndexEntry, ...], recorded: Recorded) -> tuple[IndexEntry, ...]:
    document = getattr(recorded.event, "document", None)  # an erased event has none
    last = known[-1] if known else None
    unchanged = recorded.type in _UNCHANGED
    entry = IndexEntry(
        position=recorded.position,
        id=recorded.stream.removeprefix("document/"),
        published_on=document.published_on if document else None,
        precision=document.precision if document else "day",
        revision=(last.revision if last else 0) + (recorded.type == "DocumentRevised"),
        withdrawn=last.withdrawn if unchanged and last else 0,
        erased=document is None,
    )
    if last is None:
        return (entry,)
    if unchanged:
        return (*known[:-1], replace(last, replaced=entry.position), entry)
    return (*known[:-1], replace(last, until=entry.position), entry)
