"""What happened to a document between two positions of the log, as one piece of news. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from answers.clock.mailable import is_mailable
from answers.news.stories import NewsSection
from store.documents.known import known_from
from store.log.document import Document
from store.log.events import (
    DocumentCompleted,
    DocumentPublished,
    DocumentRestored,
    DocumentWithdrawn,
    Recorded,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentNews:
    """What happened to one document, however many events there were."""

    section: NewsSection
    #: As last read.
    document: Document
    #: As it stood before the first of the events; None where it was not known then.
    before: Document | None
    #: When its page was first seen, UTC: of a replayed archive, when that saw it.
    first_seen: datetime
    #: The events this stands for.
    events: tuple[Recorded, ...]

    @property
    def missing(self) -> DocumentWithdrawn | None:
        """The newest proof of absence among the events."""
        events = (recorded.event for recorded in reversed(self.events))
        return next((event for event in events if isinstance(event, DocumentWithdrawn)), None)


def news_since(history: Sequence[Recorded], since: int) -> DocumentNews | None:
    """What happened to a document after position `since`; None without an event that is mailed.

    `history` is the document's whole stream up to the letter's last position. Only the state at
    the end counts: gone is *removed*; present, and first seen in the window, is *new*; present
    after having been gone is *restored*. One of which we only know more now is *new*: it is given
    here where it was not told of before. Anything else is *changed*.
    """
    events = tuple(item for item in history if item.position > since and is_mailable(item))
    state = known_from(history)
    if not events or state.document is None:
        return None
    return DocumentNews(
        section="removed" if state.withdrawn else _section_of_present(events),
        document=state.document,
        before=known_from(item for item in history if item.position < events[0].position).document,
        first_seen=first_seen(history),
        events=events,
    )


def _section_of_present(events: Sequence[Recorded]) -> NewsSection:
    kinds = {type(item.event) for item in events}
    if DocumentPublished in kinds or kinds == {DocumentCompleted}:
        return "new"
    return "restored" if DocumentRestored in kinds else "changed"


def first_seen(history: Sequence[Recorded]) -> datetime:
    """When the page of a document was first seen, UTC, by the capture; where that was erased, when
    it was recorded."""
    published = (seen_at(one) for one in history if isinstance(one.event, DocumentPublished))
    return next(published, history[0].recorded_at)


def seen_at(recorded: Recorded) -> datetime:
    """When the page was had that an event rests on, UTC; else when the event was recorded. These
    are far apart where an archive is replayed."""
    capture = getattr(recorded.event, "capture", None)
    return capture.fetched_at if capture else recorded.recorded_at
