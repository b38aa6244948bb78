"""What happened to a document between two positions of the log, as one line of a letter. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from store.documents.decide import known_from
from store.log.document import Document
from store.log.events import (
    DocumentPublished,
    DocumentRestored,
    DocumentRevised,
    DocumentWithdrawn,
    Recorded,
)

Section = Literal["new", "changed", "removed", "restored"]

#: What a reader hears of. A DocumentReread is our doing, not the publisher's, and is never mailed.
Mailable: TypeAlias = DocumentPublished | DocumentRevised | DocumentWithdrawn | DocumentRestored


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """What is to be said of one document, however many events there were."""

    section: Section
    #: As last read.
    document: Document
    #: As it stood before the first of the events; None where it was not known then.
    before: Document | None
    first_seen: datetime
    #: The events this stands for.
    events: tuple[Recorded, ...]

    @property
    def missing(self) -> DocumentWithdrawn | None:
        """The newest proof of absence among the events."""
        found = [item.event for item in self.events if isinstance(item.event, DocumentWithdrawn)]
        return found[-1] if found else None


def is_mailable(recorded: Recorded) -> bool:
    """Whether a reader would want to hear of the event; what was back-filled is of old."""
    event = recorded.event
    return isinstance(event, Mailable) and not getattr(event, "backfilled", False)


def news(history: Sequence[Recorded], since: int) -> News | None:
    """What became of a document after position `since`; None where nothing did that is mailed.

    `history` is the document's whole stream up to the letter's last position. It reduces to the
    state at the end: gone is *removed*; there, and first seen in the window, is *new*; there
    after having been gone is *restored*; anything else is *changed*.
    """
    events = tuple(item for item in history if item.position > since and is_mailable(item))
    state = known_from(history)
    if not events or state.document is None:
        return None
    return News(
        section="removed" if state.withdrawn else _section_of_present(events),
        document=state.document,
        before=known_from(item for item in history if item.position < events[0].position).document,
        first_seen=_first_seen(history),
        events=events,
    )


def _section_of_present(events: Sequence[Recorded]) -> Section:
    kinds = {type(item.event) for item in events}
    if DocumentPublished in kinds:
        return "new"
    return "restored" if DocumentRestored in kinds else "changed"


def _first_seen(history: Sequence[Recorded]) -> datetime:
    for item in history:
        if isinstance(item.event, DocumentPublished):
            return item.recorded_at
    return history[0].recorded_at
