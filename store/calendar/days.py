"""Days from one to another, and the days of months and weeks."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """From a day to another one, both included."""

    first: date
    last: date


def one_day(day: date) -> Days:
    """A day alone."""
    return Days(first=day, last=day)


def week_from(monday: date) -> Days:
    """The week that a Monday begins."""
    return Days(first=monday, last=monday + timedelta(days=6))


def months_from(year: int, month: int, count: int) -> Days:
    """So many months of a year from one of them on. Raises ValueError for what the calendar does
    not have."""
    last = month + count - 1
    return Days(first=date(year, month, 1), last=date(year, last, monthrange(year, last)[1]))


def months_later(day: date, months: int) -> date:
    """The same day of a month so much later, or its last one. Raises ValueError beyond the
    calendar."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))
