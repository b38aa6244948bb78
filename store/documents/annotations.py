"""What people decide about documents: whether they belong to the record, tags, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from typing import get_args

import sqlalchemy as sa

from store.documents.known import document_stream
from store.log import log
from store.log.database import Engine
from store.log.events import (
    Annotation,
    DocumentReviewed,
    DocumentTagged,
    NoteAdded,
    Recorded,
)
from store.log.written_once import written_once
from store.privacy.masking import masked, masks_at

#: The events of a person's decisions about documents.
ANNOTATION_TYPES = tuple(kind.__name__ for kind in get_args(Annotation))
_TAG = re.compile(r"\w[\w.-]{0,63}")


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordedAnnotation:
    """A verdict, a tag or a note: whose it is, and when this log learned it (UTC)."""

    #: The verdict, the tag, or the text of the note.
    value: str
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


class TagError(ValueError):
    """What is no tag; the message is one line that says what is one."""


class AnnotationError(RuntimeError):
    """A decision cannot be recorded as things are; the message is one line that says why."""


def tag_of(text: str) -> str:
    """A tag as it is kept: one word in lower case, since case tells no two apart. Raises TagError
    where it is none."""
    tag = text.casefold()
    if not _TAG.fullmatch(tag):
        msg = "a tag is one word of letters, digits, dots, hyphens and underscores, up to 64"
        raise TagError(msg)
    return tag


def annotate(engine: Engine, document_id: str, decision: Annotation, *, now: datetime) -> Recorded:
    """Record a decision about a document. Raises KeyError where there is no such document,
    AnnotationError for a tag that is there already, or is to be taken off and is not there."""
    stream = document_stream(document_id)

    def decide(connection: sa.Connection) -> Recorded:
        history = list(log.read(connection, stream=stream))
        if not history:
            raise KeyError(document_id)
        if isinstance(decision, DocumentTagged):
            is_tagged = decision.tag in [tag.value for tag in annotations_of(history).tags]
            if is_tagged is not decision.removed:
                has = "has" if is_tagged else "does not have"
                msg = f"{document_id} {has} the tag {decision.tag}"
                raise AnnotationError(msg)
        version = history[-1].version
        return log.append_event(connection, stream, decision, expected=version, now=now)

    return written_once(engine, decide)


def annotations_of(history: Iterable[Recorded]) -> Annotations:
    """What holds of a document after the events of its stream, given in order. Pure."""
    return reduce(after_annotation, history, Annotations())


def after_annotation(state: Annotations, recorded: Recorded) -> Annotations:
    """What holds of a document after one more event of its stream; an erased one says nothing."""
    match recorded.event:
        case DocumentReviewed(verdict=verdict, by=by, reason=reason):
            return replace(state, review=_decision(recorded, verdict, by, reason))
        case DocumentTagged(tag=tag, by=by, removed=removed, reason=reason):
            others = tuple(other for other in state.tags if other.value != tag)
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
    """What holds, after a position of the log or now, of each document with an annotation.

    The keys are ids of documents.
    """
    annotations: dict[str, Annotations] = {}
    for recorded in log.read_decisions(connection, *ANNOTATION_TYPES, upto=position):
        document_id = recorded.stream.removeprefix("document/")
        annotations[document_id] = after_annotation(
            annotations.get(document_id, Annotations()), recorded
        )
    return annotations


def known_tags(connection: sa.Connection, position: int | None = None) -> frozenset[str]:
    """Every tag that was ever put on a document, as it is shown now or at a position of the log."""
    masks = masks_at(connection, position)
    return frozenset(
        masked(recorded.event.tag, masks)
        for recorded in log.read_decisions(connection, DocumentTagged.__name__)
        if isinstance(recorded.event, DocumentTagged)
    )


def _decision(recorded: Recorded, value: str, by: str, reason: str = "") -> RecordedAnnotation:
    at, position = recorded.recorded_at, recorded.position
    return RecordedAnnotation(value=value, by=by, at=at, position=position, reason=reason)
