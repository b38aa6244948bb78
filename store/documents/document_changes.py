"""What became of documents after they were published: edited, moved, removed, restored and more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import sqlalchemy as sa

from store.documents.known import Known, document_stream, known_after
from store.log import log
from store.log.database import CHANGES, events
from store.log.events import Recorded
from store.privacy.masking import NO_MASKS, Masks, masked_history

#: Of a page that was `seen_empty` it is not known yet whether that was an edit; one `seen_whole`
#: was not. What is known of a document that was `completed` grew, though nobody edited it.
ChangeKind = Literal[
    "edited", "moved", "removed", "restored", "seen_empty", "seen_whole", "completed"
]

#: What each event says of its document. A DocumentReread is our own doing, and left out.
CHANGE_KINDS: dict[str, ChangeKind] = {
    "DocumentRevised": "edited",
    "DocumentMoved": "moved",
    "DocumentWithdrawn": "removed",
    "DocumentRestored": "restored",
    "DocumentSeenEmpty": "seen_empty",
    "DocumentSeenWhole": "seen_whole",
    "DocumentCompleted": "completed",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordedChange:
    """An event that changed a document, with what was known of it before and after."""

    kind: ChangeKind
    recorded: Recorded
    #: Its document and capture are those before the event; None where they were erased.
    before: Known
    after: Known


def changes_in(history: Iterable[Recorded]) -> Iterator[RecordedChange]:
    """The changes to a document, from its whole stream in order. Pure."""
    state = Known()
    for recorded in history:
        before, state = state, known_after(state, recorded)
        if kind := CHANGE_KINDS.get(recorded.type):
            yield RecordedChange(kind=kind, recorded=recorded, before=before, after=state)


def changes_by_position(
    connection: sa.Connection,
    *,
    since: int = 0,
    upto: int,
    sources: Collection[str] = (),
    kinds: Collection[str] = get_args(ChangeKind),
    newest_first: bool = False,
    limit: int | None = None,
) -> dict[int, str]:
    """The stream of each change of these kinds at a position in (since, upto], of documents of
    these sources or of all, in the order of the log or backwards; the first so many of them, or
    all."""
    window = _changes_within(since, upto, sources, kinds)
    position = events.c.position
    query = sa.select(position, events.c.stream).where(*window).limit(limit)
    rows = connection.execute(query.order_by(position.desc() if newest_first else position))
    return {row.position: row.stream for row in rows}


def number_of_changes(
    connection: sa.Connection,
    *,
    since: int = 0,
    upto: int,
    sources: Collection[str] = (),
    kinds: Collection[str] = get_args(ChangeKind),
) -> int:
    """How many changes there are of those that `changes_by_position` gives without a limit."""
    window = _changes_within(since, upto, sources, kinds)
    return connection.scalar(sa.select(sa.func.count()).select_from(events).where(*window)) or 0


def read_changes(
    connection: sa.Connection,
    wanted: Mapping[int, str],
    *,
    upto: int,
    masks: Masks = NO_MASKS,
) -> Iterator[RecordedChange]:
    """The changes at these positions, each given with its stream, as they may be shown.

    They come document by document, each in order, so that one history is in memory at a time.
    """
    for name in sorted({*wanted.values()}):
        history = masked_history(log.read(connection, upto=upto, stream=name), masks)
        for change in changes_in(history):
            if change.recorded.position in wanted:
                yield change


def changed_streams(
    connection: sa.Connection,
    types: Collection[str],
    *,
    since: int,
    upto: int,
    sources: Collection[str] = (),
) -> list[str]:
    """The streams of documents, of these sources or of all, with an event of one of these types at
    a position in (since, upto]."""
    window = _within(types, since=since, upto=upto, sources=sources)
    return sorted(connection.scalars(sa.select(events.c.stream).distinct().where(*window)))


def _changes_within(
    since: int, upto: int, sources: Collection[str], kinds: Collection[str]
) -> list[sa.ColumnElement[bool] | sa.TextClause]:
    """As `_within`, from the small index of changes."""
    types = [type for type, kind in CHANGE_KINDS.items() if kind in kinds]
    return [CHANGES, *_within(types, since=since, upto=upto, sources=sources)]


def _within(
    types: Collection[str], *, since: int, upto: int, sources: Collection[str]
) -> list[sa.ColumnElement[bool]]:
    position, stream = events.c.position, events.c.stream
    window = [position > since, position <= upto, events.c.type.in_(types)]
    if not sources:
        return window
    prefixes = [document_stream(f"{name}:") for name in sources]
    begins = [stream.startswith(prefix, autoescape=True) for prefix in prefixes]
    return [*window, sa.or_(*begins)]
