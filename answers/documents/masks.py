"""Whose names are masked: the one answer that says them, to whoever may unmask them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answers.asking.page import WHOLE, Page
from store.log.database import Engine, reading
from store.log.events import PersonMasked
from store.privacy.masking import events_in_force, recorded_masks


@dataclass(frozen=True, kw_only=True, slots=True)
class Mask:
    """A name that is hidden: since which position of the log and when (UTC), by whom, and why."""

    position: int
    recorded_at: datetime
    name: str
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MaskedNames:
    """Masks in the order in which they were put on."""

    masks: tuple[Mask, ...]
    #: How many there are, of which these are a part.
    total: int


def masked_names(engine: Engine, page: Page = WHOLE, *, position: int | None = None) -> MaskedNames:
    """The masks in force, or those that were at a position of the log."""
    with reading(engine) as connection:
        in_force = events_in_force(recorded_masks(connection, upto=position)).values()
    masks = [
        Mask(
            position=one.position,
            recorded_at=one.recorded_at,
            name=one.event.name,
            by=one.event.by,
            reason=one.event.reason,
        )
        for one in in_force
        if isinstance(one.event, PersonMasked)
    ]
    return MaskedNames(masks=page.of(masks), total=len(masks))
