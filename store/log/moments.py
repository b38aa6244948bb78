"""What was known at a moment: a day, a time or a number as a position of the log.

Of an answer only the position counts, so that an answer about the past is the same for ever. A day
that is not over gives the last position so far, and later in the day perhaps another one.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from store.calendar.written_days import find_days, today_in
from store.log import log

_POSITION = re.compile(r"#?(\d+)", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]", re.ASCII)
_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)
#: Time is recorded in microseconds.
_INSTANT = timedelta(microseconds=1)


def position_of(connection: sa.Connection, text: str, timezone: ZoneInfo) -> int:
    """The last position that was known at a moment; of an empty log 0.

    Digits are a position themselves, which may not be beyond the end of the log. A day or a month
    (`store.calendar`) is its end in `timezone`; an ISO 8601 date and time is that instant, in
    `timezone` where it has no offset of its own (of an hour that comes twice, the first). What is
    yet to come is the end of the log; of what was before its beginning it says nothing. Raises
    ValueError with one line for a person.
    """
    if match := _POSITION.fullmatch(text):
        return _checked(connection, match[1])
    position = log.position_before(connection, _end(text, timezone))
    if not position and (end := log.head(connection).position):
        raise ValueError(_before_the_log(connection, text, end, timezone))
    return position


def time_of(connection: sa.Connection, text: str, timezone: ZoneInfo, *, now: datetime) -> datetime:
    """The time (UTC) at which what is known then is looked at: of a position, when it was recorded;
    of a day its end, which is `now` where it is yet to come. Raises ValueError like `position_of`.
    """
    if match := _POSITION.fullmatch(text):
        return recorded_at(connection, _checked(connection, match[1]))
    return min(now, _end(text, timezone))


def recorded_at(connection: sa.Connection, position: int) -> datetime:
    """When the event at a position was recorded (UTC); of 0, the beginning of time."""
    at_position = list(log.read(connection, after=position - 1, upto=position))
    return at_position[0].recorded_at if at_position else log.EMPTY.recorded_at


def _before_the_log(connection: sa.Connection, text: str, end: int, timezone: ZoneInfo) -> str:
    """Why nothing is answered as of a moment: an archive may be replayed years after its days."""
    began = recorded_at(connection, 1).astimezone(timezone)
    return (
        f"nothing was known at {text}: the log began at {began:%Y-%m-%d %H:%M %Z}; "
        f"name a position, 0 to {end}, or the publisher's day: `blotter search --on {text[:10]}`"
    )


def _checked(connection: sa.Connection, digits: str) -> int:
    end = log.head(connection).position
    # Compared as text first: Python refuses to convert thousands of digits.
    plain = digits.lstrip("0") or "0"
    if len(plain) > len(str(end)) or int(plain) > end:
        msg = f"there is no position {plain[:20]}: the log ends at {end}"
        raise ValueError(msg)
    return int(plain)


def _end(text: str, timezone: ZoneInfo) -> datetime:
    """The first moment (UTC) after a day, a month or an instant; raises ValueError where it is
    none of these."""
    try:
        if _TIME.match(text):
            instant = datetime.fromisoformat(text)
            aware = instant if instant.tzinfo else instant.replace(tzinfo=timezone)
            return aware.astimezone(UTC) + _INSTANT
        if days := find_days(text, partial(today_in, timezone)):
            after = days.last + timedelta(days=1)
            return datetime.combine(after, time(), timezone).astimezone(UTC)
    except OverflowError:  # at an end of the calendar: before all events, or after them
        return _FIRST if text.startswith("0001") else _LAST
    except ValueError as error:
        msg = f"there is no time {text!r}: {error}"
        raise ValueError(msg) from error
    forms = "YYYY-MM-DD, YYYY-MM, yesterday, -30d, a time as 2026-03-04T15:30, or a position"
    msg = f"{text!r} is no moment: write {forms}"
    raise ValueError(msg)
