"""What an erasure is about, and what it left; names that are masked are hidden in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from answers.forgetting import forget
from answers.log.log_events import LoggedEvent
from store.config import Settings
from store.log.database import Engine, reading
from store.log.document import Document
from store.privacy import erasing
from store.privacy.erasing import Erasure
from store.privacy.masking import masked, masked_value, masks_at
from store.readers.files import before_erasing


@dataclass(frozen=True, kw_only=True, slots=True)
class EventToErase(LoggedEvent):
    """An event whose payload is to be erased."""

    #: Of the document in it; empty where there is none.
    title: str


def to_erase(engine: Engine, positions: Sequence[int]) -> tuple[EventToErase, ...]:
    """The events at these positions, for a person to confirm. Raises
    store.privacy.erasing.ErasureError."""
    with reading(engine) as connection:
        events, masks = erasing.events_to_erase(connection, positions), masks_at(connection)
    return tuple(
        EventToErase(
            position=one.position,
            recorded_at=one.recorded_at,
            type=one.type,
            stream=masked(one.stream, masks),
            hash=one.hash,
            title=masked(document.title, masks) if document else "",
        )
        for one in events
        for document in [_document(one.event)]
    )


def erase(
    engine: Engine,
    settings: Settings,
    positions: Sequence[int],
    *,
    by: str,
    reason: str,
    now: datetime,
) -> Erasure:
    """Erase the payloads at these positions for good, and what was made of them; what was done.

    Raises what `store.privacy.erasing.erase` and `answers.forgetting.forget` raise.
    """
    with reading(engine) as connection:
        masks = masks_at(connection)
    before_erasing(engine)
    done = erasing.erase(engine, positions, by=by, reason=reason, now=now)
    scrubbed = forget(engine, settings)
    return masked_value(replace(done, left=scrubbed.left), masks)


def _document(event: object) -> Document | None:
    document = getattr(event, "document", None)
    return document if isinstance(document, Document) else None
