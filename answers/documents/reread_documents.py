"""What today's readers read otherwise in the pages that are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answers.documents.comparing.field_labels import field_label
from store.documents.differences import differences
from store.documents.stored_rereads import ChangedReading, SkippedReread
from store.log.database import Engine, reading
from store.privacy.masking import Masks, masked, masked_value, masks_at


@dataclass(frozen=True, kw_only=True, slots=True)
class RereadField:
    """A field that is read otherwise; empty where it was not there."""

    field: str
    before: str
    after: str
    #: The field in words.
    label: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RereadDocument:
    """A document that is read otherwise, under its title as read now; without fields where the
    difference is hidden by a mask."""

    id: str
    title: str
    fields: tuple[RereadField, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rereading:
    """How many documents were read again, and what came of it."""

    documents: int
    #: Whether it is in the log now.
    recorded: bool
    changes: tuple[RereadDocument, ...]
    #: Documents that were left as they are, and why.
    left: tuple[SkippedReread, ...]


def rereading(
    engine: Engine,
    changes: Sequence[ChangedReading],
    left: Sequence[SkippedReread],
    *,
    documents: int,
    recorded: bool,
) -> Rereading:
    """What came of reading documents again, without the names that are masked now."""
    with reading(engine) as connection:
        masks = masks_at(connection)
    return Rereading(
        documents=documents,
        recorded=recorded,
        changes=tuple(_shown(change, masks) for change in changes),
        left=tuple(
            SkippedReread(
                id=masked(one.id, masks), reason=masked(one.reason, masks), failed=one.failed
            )
            for one in left
        ),
    )


def _shown(change: ChangedReading, masks: Masks) -> RereadDocument:
    before, after = masked_value(change.before, masks), masked_value(change.after, masks)
    return RereadDocument(
        id=masked(change.id, masks),
        title=after.title,
        fields=tuple(
            RereadField(
                field=one.field,
                before=one.was,
                after=one.now,
                label=field_label(after.source, one.field),
            )
            for one in differences(before, after)
        ),
    )
