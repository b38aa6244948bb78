"""Days and spans of time as people and programs write them, whatever door they come in by."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """So many days, or calendar months."""

    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """The last day of the span from a day on; a month ends with its last day. Raises
        ValueError or OverflowError beyond the calendar."""
        years, month = divmod(day.month - 1 + self.months, 12)
        year = day.year + years
        last = monthrange(year, month + 1)[1]
        return day.replace(year=year, month=month + 1, day=min(day.day, last)) + timedelta(
            days=self.days
        )


def read_day(text: str, *, last: bool = False) -> date:
    """A calendar day as YYYY-MM-DD; YYYY-MM and YYYY stand for their first day, or their last.
    Raises ValueError with one line for a person."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text, re.ASCII)
    if match is None:
        msg = f"{text!r} is not a date: write YYYY-MM-DD, YYYY-MM or YYYY"
        raise ValueError(msg)
    year, month = int(match[1]), int(match[2] or (12 if last else 1))
    try:
        return date(year, month, int(match[3] or (monthrange(year, month)[1] if last else 1)))
    except ValueError as error:
        msg = f"there is no day {text}"
        raise ValueError(msg) from error


def read_since(text: str) -> int | date:
    """A position of the log, or a day as `read_day` takes it. Raises ValueError with one line."""
    position = re.fullmatch(r"#?(\d{1,18})", text, re.ASCII)
    return int(position[1]) if position else read_day(text)


def beginning(since: int | date | None, zone: tzinfo) -> int | datetime:
    """A position as it is, 0 where none is given, and of a day the moment at which it begins in a
    zone."""
    return datetime.combine(since, time(), zone) if isinstance(since, date) else since or 0


def read_span(text: str) -> Span:
    """A span as a number and d, w or m: 30d, 6w, 3m. Raises ValueError with one line."""
    match = re.fullmatch(r"(\d{1,4})([dwm])", text, re.ASCII)
    if match is None:
        msg = f"{text!r} is not a span: write 30d, 6w or 3m"
        raise ValueError(msg)
    number = int(match[1])
    if match[2] == "m":
        return Span(months=number)
    return Span(days=number * (7 if match[2] == "w" else 1))
