"""When work is due: slots of local time, compared with what was done last. Pure.

A slot is a moment at which a daily or weekly time of day comes round. Daylight saving neither drops
nor doubles one: a time that the clock skips is the moment it would have been without the change,
one that comes twice is the first (PEP 495, fold=0).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from store.config import Settings
from store.health.wrong_clock import is_to_come
from store.views.views import SourceState

_DAY = timedelta(days=1)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, kw_only=True, slots=True)
class Timetable:
    """A time of day in a time zone, each day or on one day of the week."""

    at: time
    zone: ZoneInfo
    #: 0 is Monday, as in `date.weekday`; None means every day.
    weekday: int | None = None


def nightly_crawl(settings: Settings) -> Timetable:
    """When the sources are looked at."""
    return Timetable(at=settings.schedule.crawl_at, zone=settings.timezone)


def daily_letters(settings: Settings) -> Timetable:
    """When daily letters are sent."""
    return Timetable(at=settings.schedule.digest_at, zone=settings.timezone)


def weekly_letters(settings: Settings) -> Timetable:
    """When weekly letters are sent."""
    weekday = _WEEKDAYS.index(settings.schedule.digest_day)
    return Timetable(at=settings.schedule.digest_at, zone=settings.timezone, weekday=weekday)


def last_slot(timetable: Timetable, now: datetime) -> datetime:
    """The newest slot that is not after `now`, in UTC."""
    today = now.astimezone(timetable.zone).date()
    # A week back, and two days more for a slot whose time of day is still to come or was moved.
    for days in range(10):
        day = today - timedelta(days=days)
        if timetable.weekday not in (None, day.weekday()):
            continue
        slot = datetime.combine(day, timetable.at, timetable.zone).astimezone(UTC)
        if slot <= now:
            return slot
    msg = f"no slot in the ten days before {now}"
    raise AssertionError(msg)


def look_due(
    cadence: timedelta, state: SourceState | None, *, slot: datetime, now: datetime
) -> bool:
    """Whether to look at a source now; `state` is its last look, None if there was none.

    Never before the source's `not_before`. A cadence under a day is due when it has passed since
    the last look. Any other is due at a nightly slot (each, or every seventh, say), and at the next
    one after a look that failed. A look that was interrupted is due again at once. A look takes
    place some time after its slot. One at a time that is still to come was taken by a clock that
    was wrong: when, is unknown.
    """
    if state is None or is_to_come(state.checked_at, now=now):
        return True
    if state.not_before is not None and now < state.not_before:
        return False
    if state.interrupted:
        return True
    if cadence < _DAY:
        return now - state.checked_at >= cadence
    failed = state.outcome in ("failed", "walled")
    return slot - state.checked_at > (timedelta() if failed else cadence - _DAY)
