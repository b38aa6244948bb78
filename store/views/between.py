"""What differs between two answers: what was known at one position of the log and at a later one.

It is the difference and not the way: what was edited and edited back is not in it (the way is in
`store.documents.document_changes`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import sqlalchemy as sa

from store.documents.decide import lacked_parts, same_meaning
from store.documents.document_changes import ChangeKind, changed_streams
from store.documents.known import Known, known_after
from store.log import log
from store.log.events import DocumentEvent, Recorded

#: As `document_changes.ChangeKind`, and two more; of a `reread` only our reading is another.
DifferenceKind = Literal[ChangeKind, "added", "reread"]

#: The events that can make a difference.
_TYPES = tuple(kind.__name__ for kind in get_args(DocumentEvent))


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentDifference:
    """A document of which more, or something else, is known at the later position."""

    id: str
    kind: DifferenceKind
    before: Known
    after: Known


def difference_kind(before: Known, after: Known, *, theirs: bool) -> DifferenceKind | None:
    """How two states of a document differ; None where they do not. Pure.

    `theirs`: whether the publisher changed what it says at all. Of what has also been edited,
    only the removal or the restoration is given. What was erased equals nothing.
    """
    if before.version == 0:
        return "added" if after.version else None
    if before.withdrawn != after.withdrawn:
        return "removed" if after.withdrawn else "restored"
    if before.document is None or after.document is None:
        return None if before.document is after.document else "edited"
    if not same_meaning(before.document, after.document):
        return "edited" if theirs else _grown(before, after)
    if _address(before) != _address(after):
        return "moved"
    return _seen(before, after)


def _grown(before: Known, after: Known) -> DifferenceKind:
    """How a document is known otherwise that its publisher left as it was."""
    completed = after.capture is not None and lacked_parts(before.capture, after.capture)
    return "completed" if completed else "reread"


def _seen(before: Known, after: Known) -> DifferenceKind | None:
    """How a document that is known as before was last seen, where that is another way."""
    if bool(before.seen_empty) == bool(after.seen_empty):
        return None
    return "seen_empty" if after.seen_empty else "seen_whole"


def differences_between(
    connection: sa.Connection, earlier: int, later: int, *, sources: Collection[str] = ()
) -> Iterator[DocumentDifference]:
    """What differs at `later` from what was known at `earlier`, by document id, of these sources or
    of all. One history is in memory at a time."""
    streams = changed_streams(connection, _TYPES, since=earlier, upto=later, sources=sources)
    for name in streams:
        was = now = Known()
        theirs = False
        for recorded in log.read(connection, upto=later, stream=name):
            last, now = now, known_after(now, recorded)
            if recorded.position <= earlier:
                was = now
            else:
                theirs = theirs or _is_theirs(recorded, last, now)
        if kind := difference_kind(was, now, theirs=theirs):
            document_id = name.removeprefix("document/")
            yield DocumentDifference(id=document_id, kind=kind, before=was, after=now)


def _is_theirs(recorded: Recorded, last: Known, now: Known) -> bool:
    """Whether an event says that the publisher changed the document, gone in between or not."""
    if recorded.type != "DocumentRestored" or last.document is None or now.document is None:
        return recorded.type == "DocumentRevised"
    return not same_meaning(last.document, now.document)


def _address(state: Known) -> tuple[str | None, str | None]:
    return (
        state.document.url if state.document else None,
        state.capture.url if state.capture else None,
    )
