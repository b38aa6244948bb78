"""What people decided about a document, as `blotter show` says it."""

from __future__ import annotations

from collections.abc import Iterator

from answers.documents.document import DocumentAnnotations, Note, Review, ShownEvent


def decisions(state: DocumentAnnotations) -> Iterator[str]:
    """What holds now, line by line; nothing where nobody decided anything."""
    if state.review:
        yield f"reviewed: {state.review.verdict} {_by_whom(state.review)}"
    if state.tags:
        yield f"tagged: {', '.join(tagging.tag for tagging in state.tags)}"
    for note in state.notes:
        yield f"note {_by_whom(note)}: {note.text}"


def decision(event: ShownEvent) -> str | None:
    """A decision as an event of the history; None for what is none."""
    because = _because(event.reason)
    match event.type:
        case "DocumentReviewed" if event.verdict:
            return f"reviewed as {event.verdict} by {event.by}{because}"
        case "DocumentTagged" if event.tag:
            done = "no longer tagged" if event.removed else "tagged"
            return f"{done} {event.tag} by {event.by}{because}"
        case "NoteAdded" if event.by:
            return f"note by {event.by}"
    return None


def _by_whom(decided: Note | Review) -> str:
    return f"(by {decided.by}, {decided.at:%Y-%m-%d %H:%M} UTC{_because(decided.reason)})"


def _because(reason: str | None) -> str:
    return f": {reason}" if reason else ""
