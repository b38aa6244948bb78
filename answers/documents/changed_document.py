"""One document that changed: by an event of the log, or from one position to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from answers.documents.comparing.document_differences import (
    DocumentDifferences,
    FieldDifference,
    document_differences,
)
from answers.documents.comparing.shown_entries import EntryChange
from store.documents.decide import has_moved
from store.documents.document_changes import ChangeKind, RecordedChange
from store.documents.known import Known
from store.log.document import Capture, Document
from store.log.events import Absence, DocumentWithdrawn, Event
from store.plain_text import clip
from store.privacy.masking import Masks, masked, masked_value
from store.views.between import DifferenceKind, DocumentDifference

#: Characters of what was, and of what is now, in short.
_LENGTH = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class _Changed:
    """A document that changed, in the words in which it began to read otherwise."""

    id: str
    source: str
    #: As known after the change; `(erased)` where nothing is left of it.
    title: str
    url: str
    #: Which fields changed, or were seen so; in short, of the text, of the first entry of a docket,
    #: or else of the first field, where the two part, on one line.
    fields: tuple[str, ...]
    before: str
    after: str
    #: All fields that changed, but for a text whose entries follow.
    differences: tuple[FieldDifference, ...] = ()
    #: Of a docket, or another list of dated entries, those that changed.
    entries: tuple[EntryChange, ...] = ()
    #: How many entries more changed, which are only counted.
    more_entries: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentChange(_Changed):
    """A change as an event of the log at `position`, learned of at `recorded_at` (UTC)."""

    position: int
    recorded_at: datetime
    change: ChangeKind
    #: Why a page is held to be gone; None for other changes.
    evidence: Absence | None
    #: What that page said, where its status is a good one; empty for other changes.
    reason: str
    #: Whether it was looked for in the past.
    backfilled: bool
    #: When the answer came that shows it, UTC: of a replayed archive long before it was recorded.
    #: None where a change has none, as a removal.
    seen_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentContrast(_Changed):
    """A document that differs between two positions of the log."""

    change: DifferenceKind
    #: How often the publisher had changed it; None where it was not known yet.
    revision_before: int | None
    revision: int
    #: Whether the page is held to be gone, later.
    withdrawn: bool
    #: Whether the page was last seen nearly empty, later, which is not confirmed.
    seen_empty: bool


def document_change(change: RecordedChange, masks: Masks) -> DocumentChange:
    """A change without masked names."""
    before, after, event = change.before, change.after, change.recorded.event
    parted = DocumentDifferences()
    if change.kind != "removed" and before.document and after.document:
        if change.kind != "moved":
            parted = document_differences(before.document, _last_seen(after) or after.document)
        if before.capture and after.capture and has_moved(before.capture, after.capture):
            parted = _moved(parted, before.capture.url, after.capture.url)
    document_id = change.recorded.stream.removeprefix("document/")
    return DocumentChange(
        position=change.recorded.position,
        recorded_at=change.recorded.recorded_at,
        change=change.kind,
        evidence=event.evidence if isinstance(event, DocumentWithdrawn) else None,
        reason=event.reason if isinstance(event, DocumentWithdrawn) else "",
        backfilled=getattr(event, "backfilled", False),
        seen_at=_seen_at(event),
        **_changed(document_id, after.document or before.document, parted, masks),
    )


def _seen_at(event: Event) -> datetime | None:
    capture: Capture | None = getattr(event, "capture", None)
    return capture.fetched_at if capture else None


def is_seen_before(change: DocumentChange, moment: datetime) -> bool:
    """Whether what shows a change came before a moment (with a time zone): an answer, or the last
    check of a page that is gone."""
    seen = change.evidence.last if change.evidence else change.seen_at
    return seen is not None and seen < moment


def document_contrast(contrast: DocumentDifference, masks: Masks) -> DocumentContrast:
    """A difference without masked names."""
    seen = _last_seen(contrast.after) if contrast.kind == "seen_empty" else None
    was, now, seen = (
        masked_value(document, masks) if document else None
        for document in (contrast.before.document, contrast.after.document, seen)
    )
    parted = document_differences(was, seen or now) if was and now else DocumentDifferences()
    if contrast.kind == "moved":
        was_at, is_at = (masked(address, masks) for address in _addresses(contrast))
        parted = _moved(DocumentDifferences(), was_at, is_at)
    return DocumentContrast(
        change=contrast.kind,
        revision_before=contrast.before.revisions if contrast.before.version else None,
        revision=contrast.after.revisions,
        withdrawn=contrast.after.withdrawn,
        seen_empty=contrast.after.seen_empty is not None,
        **_changed(contrast.id, now or was, parted, masks),
    )


def _changed(
    document_id: str,
    document: Document | None,
    parted: DocumentDifferences,
    masks: Masks,
) -> dict[str, Any]:
    """The fields of `_Changed`, of a document without masked names."""
    before, after = parted.in_short
    return {
        "id": masked(document_id, masks),
        "source": document.source if document else document_id.partition(":")[0],
        "title": document.title if document else "(erased)",
        "url": document.url if document else "",
        "fields": parted.names,
        "before": clip(before, _LENGTH),
        "after": clip(after, _LENGTH),
        "differences": parted.fields,
        "entries": parted.entries,
        "more_entries": parted.more_entries,
    }


def _last_seen(state: Known) -> Document | None:
    """What a page said when it was last seen nearly empty; None where it was not."""
    return state.seen_empty[0] if state.seen_empty else None


def _moved(parted: DocumentDifferences, was_at: str, is_at: str) -> DocumentDifferences:
    """All that differs, with the address."""
    address = FieldDifference(field="address", label="address", before=was_at, after=is_at)
    return replace(parted, fields=(*parted.fields, address))


def _addresses(contrast: DocumentDifference) -> tuple[str, str]:
    """Where a moved document was and is: on the web, or else where it is asked for."""
    before, after = contrast.before, contrast.after
    if before.document and after.document and before.document.url != after.document.url:
        return before.document.url, after.document.url
    return before.capture.url if before.capture else "", after.capture.url if after.capture else ""
