"""What was edited, moved, removed and restored, event by event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from store import ledger, log
from store.database import Engine, reading
from store.differences import differences, parting
from store.documents import Document
from store.events import Absence, DocumentWithdrawn
from store.ledger import Change
from store.masking import Masks, masked, masks_at
from store.plain_text import clip
from store.record import moved

#: Characters of what was, and of what is now, that are shown.
LENGTH = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentChange:
    """A change of one document, in the words in which it began to read otherwise."""

    #: Of the event in the log, and when this log learned it (UTC).
    position: int
    recorded_at: datetime
    change: Literal["edited", "moved", "removed", "restored"]
    id: str
    source: str
    #: Of the document after the change; `(erased)` where nothing is left of it.
    title: str
    url: str
    #: Which fields changed; of the first one, where the texts part, each on one line.
    fields: tuple[str, ...]
    before: str
    after: str
    #: Why a page is held to be gone; None for other changes.
    evidence: Absence | None
    #: Whether it was looked for in the past.
    backfilled: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """The changes at positions (since, until] of the log, in their order."""

    since: int
    until: int
    changes: tuple[DocumentChange, ...]


def changes(engine: Engine, *, since: int | datetime = 0, sources: tuple[str, ...] = ()) -> Changes:
    """The changes after a position of the log, or since a moment (with a time zone), of these
    sources or of all; without the names that are masked now."""
    with reading(engine) as connection:
        first = since if isinstance(since, int) else log.before(connection, since)
        until, masks = log.head(connection).position, masks_at(connection)
        found = ledger.ledger(connection, since=first, upto=until, sources=sources, masks=masks)
        rows = sorted((_shown(one, masks) for one in found), key=lambda row: row.position)
    return Changes(since=first, until=until, changes=tuple(rows))


def _shown(change: Change, masks: Masks) -> DocumentChange:
    document = change.after.document or change.before.document
    event = change.recorded.event
    parted = _parted(change)
    before, after = next(iter(parted.values()), ("", ""))
    return DocumentChange(
        position=change.recorded.position,
        recorded_at=change.recorded.recorded_at,
        change=change.kind,
        id=masked(change.recorded.stream.removeprefix("document/"), masks),
        source=document.source if document else "",
        title=document.title if document else "(erased)",
        url=document.url if document else "",
        fields=tuple(parted),
        before=clip(before, LENGTH),
        after=clip(after, LENGTH),
        evidence=event.evidence if isinstance(event, DocumentWithdrawn) else None,
        backfilled=getattr(event, "backfilled", False),
    )


def _parted(change: Change) -> dict[str, tuple[str, str]]:
    """By field that changed, the words in which it did, as they were and as they are."""
    before, after = change.before, change.after
    if change.kind == "removed" or before.document is None or after.document is None:
        return {}
    parted = {} if change.kind == "moved" else parted_fields(before.document, after.document)
    if before.capture and after.capture and moved(before.capture, after.capture):
        parted["address"] = before.capture.url, after.capture.url
    return parted


def parted_fields(before: Document, after: Document) -> dict[str, tuple[str, str]]:
    """By field that differs, the stretches in which it does."""
    return {one.field: parting(one.was, one.now) for one in differences(before, after)}
