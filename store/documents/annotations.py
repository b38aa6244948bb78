"""What people decided about documents: whether they belong to the record, tags, notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from store.log import log
from store.log.events import DocumentReviewed, DocumentTagged, NoteAdded, Recorded, Verdict
from store.privacy.masking import Masks, masked, masks_at

#: The events of a person's decisions about documents.
ANNOTATION_TYPES = ("DocumentReviewed", "DocumentTagged", "NoteAdded")


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordedAnnotation:
    """What one person said of a document, and when this log learned it (UTC)."""

    #: The verdict, the tag, or the text of the note.
    said: str
    by: str
    at: datetime
    #: Of the event in the log.
    position: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Annotations:
    """What holds of a document after all that was decided about it."""

    #: The last judgement.
    review: RecordedAnnotation | None = None
    #: In the order in which they were first put on; a tag is there once.
    tags: tuple[RecordedAnnotation, ...] = ()
    notes: tuple[RecordedAnnotation, ...] = ()


def annotations_of(history: Iterable[Recorded]) -> Annotations:
    """What holds of a document after the events of its stream, given in order. Pure."""
    state = Annotations()
    for recorded in history:
        state = after_annotation(state, recorded)
    return state


def after_annotation(state: Annotations, recorded: Recorded) -> Annotations:
    """What holds of a document after one more event of its stream; an erased one says nothing."""
    match recorded.event:
        case DocumentReviewed(verdict=verdict, by=by, reason=reason):
            return replace(state, review=_decision(recorded, verdict, by, reason))
        case DocumentTagged(tag=tag, by=by, removed=removed, reason=reason):
            others = tuple(one for one in state.tags if one.said != tag)
            if removed:
                return replace(state, tags=others)
            if len(others) < len(state.tags):
                return state
            return replace(state, tags=(*others, _decision(recorded, tag, by, reason)))
        case NoteAdded(text=text, by=by):
            return replace(state, notes=(*state.notes, _decision(recorded, text, by)))
    return state


def annotations_at(
    connection: sa.Connection, position: int | None = None
) -> dict[str, Annotations]:
    """What holds, after a position of the log or now, of each document anybody said anything of.

    The keys are ids of documents.
    """
    found: dict[str, Annotations] = {}
    for recorded in log.read_decisions(connection, *ANNOTATION_TYPES, upto=position):
        document_id = recorded.stream.removeprefix("document/")
        found[document_id] = after_annotation(found.get(document_id, Annotations()), recorded)
    return found


def annotated_ids(
    connection: sa.Connection,
    position: int | None = None,
    *,
    review: Verdict | None = None,
    tag: str | None = None,
) -> frozenset[str]:
    """The documents that, after a position of the log or now, are judged so and bear that tag, as
    it is shown: one with a masked name in it is not found by the name.

    Where neither is named: every document that is judged or tagged.
    """
    masks = masks_at(connection, position)
    return frozenset(
        document_id
        for document_id, state in annotations_at(connection, position).items()
        if _is(state, review, tag, masks)
    )


def _is(state: Annotations, review: Verdict | None, tag: str | None, masks: Masks) -> bool:
    judged = state.review.said if state.review else None
    if review is None and tag is None:
        return judged is not None or bool(state.tags)
    tags = [masked(one.said, masks) for one in state.tags]
    return (review is None or judged == review) and (tag is None or tag in tags)


def _decision(recorded: Recorded, said: str, by: str, reason: str = "") -> RecordedAnnotation:
    return RecordedAnnotation(
        said=said, by=by, at=recorded.recorded_at, position=recorded.position, reason=reason
    )
