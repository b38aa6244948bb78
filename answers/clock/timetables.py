"""Slots of local time, at which work comes round. Pure.

A slot is a moment at which a daily or weekly time of day comes round. Daylight saving neither drops
nor doubles one: a time that the clock skips is the moment it would have been without the change,
one that comes twice is the first (PEP 495, fold=0).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from store.config import Settings
from store.health.wrong_clock import is_to_come
from store.log.letter_events import Subscription, Weekday

_DAY = timedelta(days=1)
#: In the order of `date.weekday`.
_WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


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


def daily_letters(settings: Settings, subscription: Subscription | None = None) -> Timetable:
    """When daily letters are sent: as a subscription says, else as the settings say for all."""
    own = subscription
    at = own.at if own and own.at is not None else settings.schedule.digest_at
    zone = ZoneInfo(own.zone) if own and own.zone else settings.timezone
    return Timetable(at=at, zone=zone)


def weekly_letters(settings: Settings, subscription: Subscription | None = None) -> Timetable:
    """When weekly letters are sent, likewise."""
    daily = daily_letters(settings, subscription)
    named = (subscription and subscription.weekday) or settings.schedule.digest_day
    return Timetable(at=daily.at, zone=daily.zone, weekday=_WEEKDAYS.index(named))


def last_slot(timetable: Timetable, now: datetime) -> datetime:
    """The newest slot that is not after `now`, in UTC."""
    return next(slot for slot in _slots(timetable, now, -_DAY) if slot <= now)


def next_slot(timetable: Timetable, now: datetime) -> datetime:
    """The first slot after `now`, in UTC."""
    return next(slot for slot in _slots(timetable, now, _DAY) if slot > now)


def _slots(timetable: Timetable, now: datetime, step: timedelta) -> Iterator[datetime]:
    """The slots around a moment, day by day in one direction; the first lie beyond the moment."""
    day = now.astimezone(timetable.zone).date() - step
    # A week, and days more for a slot that was moved, and for the one begun with.
    for _ in range(11):
        if timetable.weekday in (None, day.weekday()):
            yield datetime.combine(day, timetable.at, timetable.zone).astimezone(UTC)
        day += step


def slot_is_open(last_done: datetime | None, slot: datetime, *, now: datetime) -> bool:
    """Whether a slot's work is still to be done; missed slots before it are not made up for.

    What was done at a time that is still to come was done by a clock that was wrong: when, is
    unknown.
    """
    return last_done is None or last_done < slot or is_to_come(last_done, now=now)
