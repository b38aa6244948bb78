"""What every answer rests on: how far the log goes, its seal, and how the sources are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from answers.asking.moments import moment_of
from search.query.coverage import coverage, line
from store.config import Settings
from store.log import log
from store.log.database import Engine, reading
from store.views import peek


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordState:
    """The log at its end, or at a position that is asked as of."""

    #: What is known rests on the events up to here.
    position: int
    #: Where the log ends today.
    end: int
    #: The moment the record is looked at, UTC.
    moment: datetime
    #: When the event at the position was recorded, UTC; None where there is none yet.
    recorded_at: datetime | None
    #: The line to keep elsewhere (`store.log.seals`); empty where there is no event yet.
    seal: str
    #: How the sources are, in one line; empty as of the past, where `sources` tells it.
    coverage: str


def record_state(settings: Settings, engine: Engine, as_of: str = "") -> RecordState:
    """The state of the record now, or as of a day, time or position. Raises ValueError with one
    line for a moment that is none, and StoreError."""
    position, moment = moment_of(settings, as_of or None, engine)
    with reading(engine) as connection:
        end = log.head(connection)
        at = end if position is None else log.head(connection, upto=position)
    return RecordState(
        position=at.position,
        end=end.position,
        moment=moment,
        recorded_at=at.recorded_at if at.position else None,
        seal=str(at) if at.position else "",
        coverage=_coverage(settings, end.position) if position is None else "",
    )


def _coverage(settings: Settings, end: int) -> str:
    now = datetime.now(UTC)
    looks = peek.sources(settings.database_url) or ()
    covered = coverage(looks, position=end, head=end, now=now)
    return line(covered, now=now, zone=settings.timezone)
