"""One document as it may be shown: what it says, what happened to it, and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from itertools import accumulate
from typing import Any

from answers.document_history import Erasing, erasures, history_of, up_to
from store.by_field import by_field
from store.documents.annotations import RecordedAnnotation
from store.documents.annotations import annotations_of as decisions
from store.documents.known import known_from
from store.log import log
from store.log.database import Engine, reading
from store.log.document import Capture, Document
from store.log.events import Absence, Erased, Recorded, Verdict
from store.plain_text import clean
from store.privacy.masking import Masks, masked_history, masks_at
from store.transfer.dataset import document_histories


class ErasedDocumentError(RuntimeError):
    """What a document said was erased; the message has when, by whom and why."""

    def __init__(self, message: str, *, erasures: Sequence[Erasing] = ()) -> None:
        super().__init__(message)
        #: Of its events, in their order; empty where the one who asks did not look them up.
        self.erasures = tuple(erasures)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Decided:
    """Who decided something, when this log learned it (UTC), why, and where in the log it is."""

    by: str
    at: datetime
    reason: str
    position: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Review(_Decided):
    """A person's judgement whether a document belongs to the record."""

    verdict: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tagging(_Decided):
    """A tag that a person put on a document."""

    tag: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Note(_Decided):
    """What a person wrote down about a document."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentAnnotations:
    """What holds of a document after all that was decided about it."""

    review: Review | None
    tags: tuple[Tagging, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownEvent:
    """An event of a document, without what the document said; the fields of other types of events
    (`store.log.events` has them) are None."""

    position: int
    type: str
    #: When this log learned it, UTC.
    recorded_at: datetime
    #: Of the event in the chain, SHA-256 in hexadecimal.
    hash: str
    #: Whether its payload was erased, and who decided that.
    erased: bool
    erasure: Erasing | None
    #: The revision that began with it, 0 for the first; None where it changed no words.
    revision: int | None = None
    capture: Capture | None = None
    #: Why the page is held to be gone.
    evidence: Absence | None = None
    backfilled: bool | None = None
    verdict: Verdict | None = None
    tag: str | None = None
    removed: bool | None = None
    #: Of a note.
    text: str | None = None
    by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownDocument(Document):
    """A document in one of its states, with its events up to there."""

    events: tuple[ShownEvent, ...]
    #: Whether its page was last seen without nearly all of this text, which is not confirmed.
    seen_empty: bool
    annotations: DocumentAnnotations
    #: Whether the page was held to be gone.
    withdrawn: bool = False
    #: Which revision it is shown in; 0 is the first, and the newest that was known.
    revision: int = 0
    newest_revision: int = 0


#: The types of events with which a revision begins.
_REVISING = frozenset(("DocumentPublished", "DocumentRevised"))
#: The fields of `ShownEvent` that an event itself may have.
_OF_EVENT = tuple(field.name for field in fields(ShownEvent))[7:]


def show(
    engine: Engine, document_id: str, *, revision: int | None = None, position: int | None = None
) -> ShownDocument:
    """A document as it was last read, at a revision (0 is the first) or as known at a position.

    Names are hidden that are masked then. Raises UnknownDocumentError, UnknownRevisionError, and
    ErasedDocumentError where nothing of what it said is left.
    """
    whole = history_of(engine, document_id, upto=position)
    history = whole if revision is None else up_to(whole, revision)
    erased = erasures(engine, history)
    shown = _shown(history, erased)
    if shown is None:
        last = "".join(f" ({one.line()})" for one in list(erased.values())[-1:])
        msg = clean(f"{document_id}: its content was erased{last}")
        raise ErasedDocumentError(msg, erasures=[*erased.values()])
    return replace(shown, newest_revision=_revisions(whole)[-1])


def show_all(
    engine: Engine, *, source: str = "", position: int | None = None
) -> Iterator[ShownDocument]:
    """The documents of a source, or all, as they were last read or as known at a position, in the
    order in which they were learned of. Names are hidden that are masked then; a document whose
    content was erased is left out."""
    with reading(engine) as connection:
        upto = log.head(connection).position if position is None else position
        masks = masks_at(connection, upto)
        for history in document_histories(connection, upto, source=source):
            if shown := shown_after(engine, history, masks):
                yield shown


def shown_after(engine: Engine, history: Iterable[Recorded], masks: Masks) -> ShownDocument | None:
    """A document after these events, without the names that are masked; None where nothing of what
    it said is left."""
    hidden = masked_history(history, masks)
    return _shown(hidden, erasures(engine, hidden))


def _shown(history: Sequence[Recorded], erased: Mapping[int, Erasing]) -> ShownDocument | None:
    """A document after its events; None where nothing of what it said is left."""
    known = known_from(history)
    if (document := known.document) is None:
        return None
    return ShownDocument(
        **by_field(document),
        events=_events(history, erased),
        seen_empty=known.seen_empty is not None,
        annotations=_annotations(history),
        withdrawn=known.withdrawn,
        revision=known.revisions,
        newest_revision=known.revisions,
    )


def _revisions(history: Sequence[Recorded]) -> list[int]:
    """How often the publisher had changed it after each event."""
    return list(accumulate(int(recorded.type == "DocumentRevised") for recorded in history))


def _events(history: Sequence[Recorded], erased: Mapping[int, Erasing]) -> tuple[ShownEvent, ...]:
    return tuple(
        ShownEvent(
            position=recorded.position,
            type=recorded.type,
            recorded_at=recorded.recorded_at,
            hash=recorded.hash,
            erased=isinstance(recorded.event, Erased),
            erasure=erased.get(recorded.position),
            revision=revision if recorded.type in _REVISING else None,
            **{name: getattr(recorded.event, name, None) for name in _OF_EVENT},
        )
        for recorded, revision in zip(history, _revisions(history), strict=True)
    )


def _annotations(history: Sequence[Recorded]) -> DocumentAnnotations:
    state = decisions(history)
    return DocumentAnnotations(
        review=Review(verdict=state.review.value, **_decided(state.review))
        if state.review
        else None,
        tags=tuple(Tagging(tag=one.value, **_decided(one)) for one in state.tags),
        notes=tuple(Note(text=one.value, **_decided(one)) for one in state.notes),
    )


def _decided(decision: RecordedAnnotation) -> dict[str, Any]:
    return {field.name: getattr(decision, field.name) for field in fields(_Decided)}
