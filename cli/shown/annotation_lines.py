"""What people decided about a document, as `blotter show` says it."""

from __future__ import annotations

from collections.abc import Iterator

from answers.documents.document import DocumentAnnotations, Note, Review, ShownEvent


def decisions(state: DocumentAnnotations) -> Iterator[str]:
    """What holds now, line by line; nothing where nobody decided anything."""
    if state.review:
        yield f"reviewed: {state.review.verdict} {_whose(state.review)}"
    if state.tags:
        yield f"tagged: {', '.join(one.tag for one in state.tags)}"
    for note in state.notes:
        yield f"note {_whose(note)}: {note.text}"


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


def _whose(one: Note | Review) -> str:
    return f"(by {one.by}, {one.at:%Y-%m-%d %H:%M} UTC{_because(one.reason)})"


def _because(reason: str | None) -> str:
    return f": {reason}" if reason else ""
