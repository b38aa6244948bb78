"""What became of documents after they were published: edited, moved, removed, restored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from store.documents.decide import Known, after, stream
from store.log import log
from store.log.database import events
from store.log.events import Recorded
from store.privacy.masking import NONE, Masks, shown

Kind = Literal["edited", "moved", "removed", "restored"]

#: What each event says of its document. A DocumentReread is our doing and not in the ledger.
KINDS: dict[str, Kind] = {
    "DocumentRevised": "edited",
    "DocumentMoved": "moved",
    "DocumentWithdrawn": "removed",
    "DocumentRestored": "restored",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """An event of the ledger, between what was known of the document before and after it."""

    kind: Kind
    recorded: Recorded
    #: Its document and capture are those before the event; None where they were erased.
    before: Known
    after: Known


def changes(history: Iterable[Recorded]) -> Iterator[Change]:
    """The changes to a document, from its whole stream in order. Pure."""
    state = Known()
    for recorded in history:
        before, state = state, after(state, recorded)
        if kind := KINDS.get(recorded.type):
            yield Change(kind=kind, recorded=recorded, before=before, after=state)


def ledger(
    connection: sa.Connection,
    *,
    since: int = 0,
    upto: int,
    sources: Collection[str] = (),
    masks: Masks = NONE,
) -> Iterator[Change]:
    """The changes at positions (since, upto], of these sources or of all, as they may be shown.

    They come document by document, each in order, so that one history is in memory at a time.
    """
    for name in _changed(connection, since, upto, sources):
        for change in changes(shown(log.read(connection, upto=upto, stream=name), masks)):
            if change.recorded.position > since:
                yield change


def _changed(
    connection: sa.Connection, since: int, upto: int, sources: Collection[str]
) -> list[str]:
    """The streams of the documents that changed."""
    column = events.c.stream
    window = events.c.position > since, events.c.position <= upto
    query = sa.select(column).distinct().where(*window, events.c.type.in_(KINDS))
    if sources:
        begins = [column.startswith(stream(f"{name}:"), autoescape=True) for name in sources]
        query = query.where(sa.or_(*begins))
    return sorted(connection.scalars(query))
