"""Days as questions are asked with them: one, the ends of a range, or a position of the log."""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo

from store.calendar.written_days import Today, read_days


class BeyondTheEndError(ValueError):
    """A position lies after the last one that is asked for; the message is one line."""


def read_day(text: str, today: Today, *, last: bool = False, ahead: bool = False) -> date:
    """The day that a text means, as `store.calendar` has it; of a month or a year its first day, or
    its last. Raises ValueError with one line for a person."""
    found = read_days(text, today, ahead=ahead)
    return found.last if last else found.first


def read_since(text: str, today: Today) -> int | date:
    """A position of the log, or a day as `read_day` takes it. Raises ValueError with one line."""
    position = re.fullmatch(r"#?(\d{1,18})", text, re.ASCII)
    return int(position[1]) if position else read_day(text, today)


def refuse_beyond(since: int | datetime | None, end: int) -> None:
    """Raises BeyondTheEndError for a position after `end`, the last one that is asked for."""
    if isinstance(since, int) and since > end:
        year = f"; a year is written {since}-01" if 1900 <= since <= 2100 else ""
        msg = f"position {since} is after {end}, where what is asked for ends{year}"
        raise BeyondTheEndError(msg)


def beginning(since: int | date | None, zone: tzinfo) -> int | datetime:
    """A position as it is, 0 where none is given, and of a day the moment at which it begins in a
    zone."""
    return datetime.combine(since, time(), zone) if isinstance(since, date) else since or 0
