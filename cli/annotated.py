"""What people decided about a document, as `blotter show` says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.annotations import Annotations, Decision
    from store.events import Recorded


def summary(state: Annotations) -> Iterator[str]:
    """What holds now, line by line; nothing where nobody decided anything."""
    if state.review:
        yield f"reviewed: {state.review.said} {_whose(state.review)}"
    if state.tags:
        yield f"tagged: {', '.join(one.said for one in state.tags)}"
    for note in state.notes:
        yield f"note {_whose(note)}: {note.said}"


def described(state: Annotations) -> dict[str, Any]:
    """The same as JSON has it; times in UTC. Fields are added to this, never renamed."""
    return {
        "review": _as_json(state.review) if state.review else None,
        "tags": [_as_json(one) for one in state.tags],
        "notes": [_as_json(one) for one in state.notes],
    }


def what(recorded: Recorded) -> str | None:
    """A decision as an event of the history; None for what is none."""
    from store.events import DocumentReviewed, DocumentTagged, NoteAdded

    match recorded.event:
        case DocumentReviewed(verdict=verdict, by=by, reason=reason):
            return f"reviewed as {verdict} by {by}{_because(reason)}"
        case DocumentTagged(tag=tag, removed=removed, by=by, reason=reason):
            done = "no longer tagged" if removed else "tagged"
            return f"{done} {tag} by {by}{_because(reason)}"
        case NoteAdded(by=by):
            return f"note by {by}"
    return None


def _whose(decision: Decision) -> str:
    return f"(by {decision.by}, {decision.at:%Y-%m-%d %H:%M} UTC{_because(decision.reason)})"


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""


def _as_json(decision: Decision) -> dict[str, Any]:
    return {
        "said": decision.said,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "reason": decision.reason,
        "position": decision.position,
    }
