"""Days and spans of time as people and programs write them, whatever door they come in by."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import TypeAlias

from store.calendar.days import Days, months_from, months_later, one_day, week_from
from store.calendar.worded_days import worded_days

#: The day on which something is asked.
Today: TypeAlias = Callable[[], date]

#: What may stand for a day, for a message.
DAY_FORMS = (
    "YYYY-MM-DD, YYYY-MM, YYYY, June 2026, Q2 2026, FY2026, today, yesterday or -30d (also w, m, y)"
)
#: The forms of a day, a month, a quarter, a week or a year, as a schema has them.
DAY_PATTERN = (
    r"\d{4}(-\d\d(-\d\d)?|[- ]?[Qq][1-4]|-[Ww]\d\d)?"
    r"|[Tt]oday|[Yy]esterday|[Tt]omorrow|([Tt]his|[Ll]ast) (week|month|quarter|year)"
    r"|[-+]?\d{1,4} ?[a-z]+( ago)?"
    r"|[Qq][1-4] ?\d{4}|[Ff][Yy] ?\d{4}"
    r"|(\d\d? )?[A-Za-z]{3,9}\.?( \d\d?,?)? \d{4}"
)

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_QUARTER = re.compile(r"(\d{4})[- ]?q([1-4])", re.ASCII)
_WEEK = re.compile(r"(\d{4})-w(\d\d)", re.ASCII)
_PERIOD = re.compile(r"(this|last) (week|month|quarter|year)")
_SPAN = re.compile(r"(\d{1,4})\s?([a-z]*)", re.ASCII)
_DISTANCE = re.compile(r"([-+]?)(\d{1,4}\s?[a-z]+)( ago)?", re.ASCII)
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
#: Days and months of each unit of a span; a number alone is of days.
_UNITS = {
    **dict.fromkeys(("", "d", "day", "days"), (1, 0)),
    **dict.fromkeys(("w", "week", "weeks"), (7, 0)),
    **dict.fromkeys(("m", "mo", "month", "months"), (0, 1)),
    **dict.fromkeys(("y", "yr", "year", "years"), (0, 12)),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """So many days, or calendar months."""

    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """The last day of the span from a day on; a month ends with its last day. Raises
        ValueError or OverflowError beyond the calendar."""
        return months_later(day, self.months) + timedelta(days=self.days)

    def before(self, day: date) -> date:
        """The day that lies so far back. Raises as `after` does."""
        return months_later(day, -self.months) - timedelta(days=self.days)


def today_in(zone: tzinfo) -> date:
    """The day that it is in a zone."""
    return datetime.now(zone).date()


def find_days(text: str, today: Today | None = None, *, ahead: bool = False) -> Days | None:
    """The days that a text means, if it means any: a day, a month, a quarter, an ISO week, a year,
    in numbers or in words (`worded_days`), or what is told from today: `yesterday`, `last month`,
    `-30d`, `30 days ago`, `+6w`.

    A distance without a sign lies in the past, and means nothing where days lie `ahead`. Without
    `today` nothing is told from it. Raises ValueError, with one line for a person, for what the
    calendar does not have.
    """
    written = " ".join(text.casefold().split())
    try:
        found = _calendar_days(written)
        return found if found or not today else _told_from(today, written, ahead=ahead)
    except (ValueError, OverflowError) as error:
        msg = f"there is no day {text}"
        raise ValueError(msg) from error


def read_days(text: str, today: Today, *, ahead: bool = False) -> Days:
    """The days that `find_days` finds. Raises ValueError with one line for a person."""
    found = find_days(text, today, ahead=ahead)
    if found is None:
        msg = f"{text!r} is no day: write {DAY_FORMS}"
        raise ValueError(msg)
    return found


def read_span(text: str) -> Span:
    """A span as a number of days, or with d, w, m or y: 60, 30d, 6w, 3m, 1y. Raises ValueError
    with one line."""
    span = _span(" ".join(text.casefold().split()))
    if span is None:
        msg = f"{text!r} is no span: write a number of days, or 30d, 6w, 3m, 1y"
        raise ValueError(msg)
    return span


def _calendar_days(written: str) -> Days | None:
    if match := _DAY.fullmatch(written):
        year, month, day = (int(it) if it else 0 for it in match.groups())
        if not month:
            return months_from(year, 1, 12)
        return months_from(year, month, 1) if not match[3] else one_day(date(year, month, day))
    if match := _QUARTER.fullmatch(written):
        return months_from(int(match[1]), int(match[2]) * 3 - 2, 3)
    if match := _WEEK.fullmatch(written):
        return week_from(date.fromisocalendar(int(match[1]), int(match[2]), 1))
    return worded_days(written)


def _told_from(today: Today, written: str, *, ahead: bool) -> Days | None:
    if written in _NEAR:
        return one_day(today() + timedelta(days=_NEAR[written]))
    if match := _PERIOD.fullmatch(written):
        return _period(today(), match[2], back=match[1] == "last")
    match = _DISTANCE.fullmatch(written)
    span = _span(match[2]) if match else None
    if match is None or span is None or (match[1] and match[3]):
        return None
    if ahead and not match[1] and not match[3]:  # it may be meant either way
        return None
    return one_day(span.after(today()) if match[1] == "+" else span.before(today()))


def _period(day: date, name: str, *, back: bool) -> Days:
    """The week, month, quarter or year that a day is in, or the one before it."""
    if name == "week":
        return week_from(day - timedelta(days=day.weekday() + 7 * back))
    size = {"month": 1, "quarter": 3, "year": 12}[name]
    first = day.replace(day=1, month=day.month - (day.month - 1) % size)
    first = months_later(first, -size * back)
    return months_from(first.year, first.month, size)


def _span(written: str) -> Span | None:
    match = _SPAN.fullmatch(written)
    if match is None or match[2] not in _UNITS:
        return None
    days, months = _UNITS[match[2]]
    return Span(days=int(match[1]) * days, months=int(match[1]) * months)
