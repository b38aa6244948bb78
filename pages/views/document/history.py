"""What happened to a document, an event a row. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answers.documents.document import ShownDocument, ShownEvent
from answers.documents.event_words import answered, event_words
from store.log.document import Capture
from store.log.events import Absence

#: Events that are shown; the API has all of them.
MOST_EVENTS = 50
#: What is said of events whose words the shell can keep short.
_DONE = {
    "DocumentPublished": "first seen",
    "DocumentRevised": "edited by its publisher",
    "DocumentReread": "read again, by better rules",
    "DocumentMoved": "moved to another address",
    "DocumentWithdrawn": "found to be gone",
    "DocumentRestored": "back again",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryRow:
    """An event, with what is said of it and the answers that prove it."""

    event: ShownEvent
    words: str
    #: Of a page that is gone: how that was found.
    absence: str
    #: The answers that it was read from, the one that it is known by first.
    captures: tuple[Capture, ...]


def history_rows(events: Sequence[ShownEvent]) -> tuple[HistoryRow, ...]:
    """The newest events, the last one first."""
    return tuple(
        HistoryRow(
            event=event,
            words=_DONE.get(event.type) or event_words(event),
            absence=absence_words(event.evidence, event.reason) if event.evidence else "",
            captures=(event.capture, *event.capture.parts) if event.capture else (),
        )
        for event in events[: -MOST_EVENTS - 1 : -1]
    )


def last_withdrawal(document: ShownDocument) -> ShownEvent | None:
    """The event that says that the page is gone; None where it is there."""
    if not document.withdrawn:
        return None
    return next(one for one in reversed(document.events) if one.type == "DocumentWithdrawn")


def absence_words(seen: Absence, said: str | None) -> str:
    """How often a page that is gone was looked for, and what answered."""
    return (
        f"{seen.checks} checks answered {answered(seen, said)}, {seen.first:%Y-%m-%d} to "
        f"{seen.last:%Y-%m-%d} (UTC), while {seen.control} answered"
    )
