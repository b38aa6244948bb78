"""Whose names are masked: the one answer that says them, to whoever may unmask them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

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


def masks(engine: Engine) -> tuple[Mask, ...]:
    """The masks in force, in the order in which they were put on."""
    with reading(engine) as connection:
        recorded = list(events_in_force(recorded_masks(connection)).values())
    return tuple(
        Mask(
            position=one.position,
            recorded_at=one.recorded_at,
            name=one.event.name,
            by=one.event.by,
            reason=one.event.reason,
        )
        for one in recorded
        if isinstance(one.event, PersonMasked)
    )
