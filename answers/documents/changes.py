"""What was edited, moved, removed, restored and more: event by event, or from one position to
another; and which matters became one, or were parted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from operator import itemgetter
from typing import Any, get_args

from answers.asking.fitting_documents import fitting_documents
from answers.asking.page import WHOLE, Order, Page
from answers.documents.comparing.document_differences import (
    DocumentDifferences,
    FieldDifference,
    document_differences,
)
from answers.documents.comparing.shown_entries import EntryChange
from answers.matters.regroupings import (
    MatterChange,
    MatterChangeKind,
    matter_changes,
    matter_contrasts,
)
from answers.record import Record, record_at
from casebook.asking.casebook_at import Basis, Condition
from casebook.asking.fields import Fields
from store.config import Settings
from store.documents import document_changes
from store.documents.decide import has_moved
from store.documents.document_changes import RecordedChange
from store.documents.known import Known
from store.log import log
from store.log.database import Engine, reading
from store.log.document import Capture, Document
from store.log.events import Absence, DocumentWithdrawn, Event
from store.plain_text import clip
from store.privacy.masking import Masks, masked, masked_value, masks_at
from store.views import between
from store.views.between import DocumentDifference

#: What may become of documents, and of matters.
KINDS_OF_CHANGE: tuple[str, ...] = (
    *get_args(document_changes.ChangeKind),
    *get_args(MatterChangeKind),
)

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
    change: document_changes.ChangeKind
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

    change: between.DifferenceKind
    #: How often the publisher had changed it; None where it was not known yet.
    revision_before: int | None
    revision: int
    #: Whether the page is held to be gone, later.
    withdrawn: bool
    #: Whether the page was last seen nearly empty, later, which is not confirmed.
    seen_empty: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """The changes at positions (since, until] of the log, by position."""

    since: int
    until: int
    changes: tuple[DocumentChange, ...]
    matters: tuple[MatterChange, ...]
    #: What is said of matters rests on this.
    basis: Basis
    #: How many changes of documents and of matters there are, of which these are a part.
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesBetween:
    """The documents that differ between two positions of the log, by id, and the matters that
    documents of both were in and are in."""

    since: int
    until: int
    changes: tuple[DocumentContrast, ...]
    matters: tuple[MatterChange, ...]
    #: What is said of matters rests on this.
    basis: Basis
    #: How many documents and matters there are, of which these are a part; documents come first.
    total: int


def changes(
    engine: Engine,
    settings: Settings,
    *,
    since: int | datetime = 0,
    query: str = "",
    sources: tuple[str, ...] = (),
    fields: Fields | None = None,
    kinds: Collection[str] = (),
    position: int | None = None,
    sort: Order = "oldest",
    page: Page = WHOLE,
) -> Changes:
    """The changes of these kinds, or all, after a position of the log, or since a moment (with a
    time zone), up to now or a later position, of documents of these sources or of all that a query
    finds and in which the fields have any of their values then; without the names that are masked
    then. Raises
    `casebook.asking.fields.FieldError` and `search.language.query_error.QueryError`."""
    with reading(engine) as connection:
        first = since if isinstance(since, int) else log.position_before(connection, since)
        until = log.head(connection).position if position is None else position
    with record_at(settings, position) as record:
        fitting = _fitting(record, query, sources, fields)
        matters = matter_changes(record, first, until, fitting)
        among = _ids(record, fitting) if query or fields else None
        basis = record.basis
    with reading(engine) as connection:
        masks = masks_at(connection, position)
        streams = document_changes.changes_by_position(
            connection, since=first, upto=until, sources=sources, kinds=kinds or KINDS_OF_CHANGE
        )
        listed: list[tuple[int, MatterChange | None]] = [
            *((at, None) for at, stream in streams.items() if _is_among(stream, among)),
            *((it.position, it) for it in matters if not kinds or it.change in kinds),
        ]
        listed.sort(key=itemgetter(0), reverse=sort == "newest")
        of_page = page.of(listed)
        wanted = {at: streams[at] for at, matter in of_page if matter is None}
        found = document_changes.read_changes(connection, wanted, upto=until, masks=masks)
        rows = {one.recorded.position: _change(one, masks) for one in found}
    return Changes(
        since=first,
        until=until,
        changes=tuple(rows[at] for at in wanted),
        matters=tuple(matter for _, matter in of_page if matter),
        basis=basis,
        total=len(listed),
    )


def changes_between(
    engine: Engine,
    settings: Settings,
    earlier: int,
    later: int,
    *,
    query: str = "",
    sources: tuple[str, ...] = (),
    fields: Fields | None = None,
    page: Page = WHOLE,
) -> ChangesBetween:
    """How what was known at `later` differs from what was known at `earlier`, of documents of these
    sources or of all that a query finds and in which the fields have any of their values at the
    later position, without the names that are masked there. Raises as `changes` does."""
    with record_at(settings, later) as record:
        fitting = _fitting(record, query, sources, fields)
        matters = matter_contrasts(record, earlier, later, fitting)
        among = _ids(record, fitting) if query or fields else None
        basis = record.basis
    with reading(engine) as connection:
        masks = masks_at(connection, later)
        found = between.differences_between(connection, earlier, later, sources=sources)
        rows, number = [], 0
        for one in (one for one in found if _is_among(one.id, among)):
            if page.has(number):
                rows.append(_contrast(one, masks))
            number += 1
    return ChangesBetween(
        since=earlier,
        until=later,
        changes=tuple(rows),
        matters=tuple(it for at, it in enumerate(matters, number) if page.has(at)),
        basis=basis,
        total=number + len(matters),
    )


def _fitting(
    record: Record, query: str, sources: tuple[str, ...], fields: Fields | None
) -> Condition:
    asked = {**(fields or {}), **({"source": sources} if sources else {})}
    return fitting_documents(record, query, asked)


def _ids(record: Record, of: Condition) -> frozenset[str]:
    """The true ids of these documents."""
    return frozenset(document.id for document in record.book.documents(of))


def _is_among(name: str, among: Collection[str] | None) -> bool:
    return among is None or name.removeprefix("document/") in among


def _change(change: RecordedChange, masks: Masks) -> DocumentChange:
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


def _contrast(contrast: DocumentDifference, masks: Masks) -> DocumentContrast:
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
