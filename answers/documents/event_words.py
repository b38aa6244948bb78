"""What happened to a document, in the words of every door."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # whoever asks for a word has them loaded, or does without
    from answers.documents.document import ShownEvent
    from store.log.events import Absence

#: What happened, where the type of the event says it in too few words.
_DONE = {"DocumentSeenEmpty": "seen nearly empty", "DocumentSeenWhole": "seen whole again"}


def event_words(event: ShownEvent) -> str:
    """What happened, or what a person decided."""
    return _decision(event) or _DONE.get(event.type) or event.type.removeprefix("Document").lower()


def _decision(event: ShownEvent) -> str | None:
    """A decision of a person; None for what is none, or was erased."""
    because = f": {event.reason}" if event.reason else ""
    match event.type:
        case "DocumentReviewed" if event.verdict:
            return f"reviewed as {event.verdict} by {event.by}{because}"
        case "DocumentTagged" if event.tag:
            done = "no longer tagged" if event.removed else "tagged"
            return f"{done} {event.tag} by {event.by}{because}"
        case "NoteAdded" if event.by:
            return f"note by {event.by}"
    return None


def answered(absence: Absence, said: str | None) -> str:
    """With which status the checks of a page were answered, and what it said there."""
    return f"{absence.status} ({said})" if said else str(absence.status)
