"""What every answer rests on: how far the log goes, its seal, and how the sources are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from answers.asking.moments import moment_of
from search.query.coverage import coverage, line
from search.query.looks import looks_at, looks_now
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
    #: How the sources are, in one line; empty as of the past, where `coverage_then` tells it.
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


def coverage_then(settings: Settings, record: RecordState) -> str:
    """How the sources were at the position of a record, in one line; it reads every look until
    then."""
    if record.recorded_at is None:
        return _line(settings, (), record.position, record.moment)
    looks, then = looks_at(settings, record.position)
    return _line(settings, looks, record.position, then)


def _coverage(settings: Settings, end: int) -> str:
    looks = peek.sources(settings.database_url) if end else []
    if looks is None:
        looks = looks_now(settings)
    told = _line(settings, looks, end, datetime.now(UTC))
    reached = peek.views_behind(settings.database_url, end)
    return told if reached is None else f"{told}; the sources are told by {reached} of {end} events"


def _line(settings: Settings, looks: Sequence[dict[str, Any]], at: int, now: datetime) -> str:
    covered = coverage(looks, position=at, head=at, now=now)
    return line(covered, now=now, zone=settings.timezone)
