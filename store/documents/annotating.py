"""A person's decision about a document goes into its stream."""

from __future__ import annotations

from datetime import datetime

from store.documents.annotations import annotations_of
from store.documents.decide import document_stream
from store.log import log
from store.log.database import Engine, writing
from store.log.events import Annotation, DocumentTagged, Recorded


class AnnotationError(RuntimeError):
    """A decision makes no sense as things stand; the message is one line that says why."""


def annotate(engine: Engine, document_id: str, decision: Annotation, *, now: datetime) -> Recorded:
    """Record a decision about a document. Raises KeyError where there is no such document,
    AnnotationError for a tag that is there already, or is to be taken off and is not there."""
    with writing(engine) as connection:
        history = list(log.read(connection, stream=document_stream(document_id)))
        if not history:
            raise KeyError(document_id)
        if isinstance(decision, DocumentTagged):
            there = decision.tag in [one.said for one in annotations_of(history).tags]
            if there is not decision.removed:
                has = "has" if there else "does not have"
                msg = f"{document_id} {has} the tag {decision.tag}"
                raise AnnotationError(msg)
        entry = log.NewEvent(
            stream=document_stream(document_id), event=decision, expected=history[-1].version
        )
        (recorded,) = log.append(connection, [entry], now=now)
        return recorded
