"""The looks at one source, and what each came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answers.asking.known_values import known_source
from answers.asking.page import WHOLE, Page
from answers.documents.sources import SourceStatus, sources
from casebook.asking.fields import FieldError
from store.config import Settings
from store.log import log
from store.log.database import Engine, reading
from store.log.events import Outcome, Recorded, SourceChecked
from store.nearest import did_you_mean
from store.privacy.masking import Masks, masked, masks_at


class UnknownSourceError(RuntimeError):
    """There is no source of that name: none ships, none is set, none was ever looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceLook:
    """A look, as the event of the log at `position`; times in UTC."""

    position: int
    recorded_at: datetime
    checked_at: datetime
    outcome: Outcome
    #: Documents on offer, those of which something was recorded, and pages that could not be had.
    listed: int
    recorded: int
    failed: int
    #: Why the outcome is what it is, and what was left for another day; empty when all went well.
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceLooks:
    """A source, and the looks at it, the newest first."""

    source: SourceStatus
    looks: tuple[SourceLook, ...]
    #: How many there are, of which these are a part.
    total: int


def source_looks(
    engine: Engine,
    settings: Settings,
    name: str,
    *,
    now: datetime,
    position: int | None = None,
    page: Page = WHOLE,
) -> SourceLooks:
    """The looks at a source up to now, or to a position of the log; names that are masked then are
    hidden. Raises UnknownSourceError."""
    found = sources(engine, settings, now=now, position=position, names=[name]).sources
    if not found:
        raise UnknownSourceError(_unknown(settings, name[:80]))
    with reading(engine) as connection:
        masks = masks_at(connection, position)
        looks, total = log.read_newest(
            *(connection, f"source/{name}", SourceChecked.__name__),
            upto=position,
            limit=page.limit,
            offset=page.offset,
        )
    shown = (_look(recorded, masks) for recorded in looks)
    return SourceLooks(source=found[0], looks=tuple(filter(None, shown)), total=total)


def _unknown(settings: Settings, name: str) -> str:
    """What to say of a source that nobody knows: the nearest, or where all are listed."""
    try:
        return f"there is no source {name!r}{did_you_mean([known_source(settings, name)])}"
    except FieldError as error:
        return str(error)


def _look(recorded: Recorded, masks: Masks) -> SourceLook | None:
    """A look; None where its event was erased."""
    event = recorded.event
    if not isinstance(event, SourceChecked):
        return None
    return SourceLook(
        position=recorded.position,
        recorded_at=recorded.recorded_at,
        checked_at=event.checked_at,
        outcome=event.outcome,
        listed=event.listed,
        recorded=event.recorded,
        failed=event.failed,
        reason=masked(event.reason, masks),
    )
