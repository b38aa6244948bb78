"""What a subscriber chooses, as they write it on a command line or a page. Pure."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from answers.subscriptions.letter_times import DAYS
from store.log.letter_events import Weekday
from store.nearest import did_you_mean, nearest
from store.plain_text import one_line

#: Characters of what letters are called in their subject.
LONGEST_NAME = 80


def name_of(text: str) -> str:
    """What letters call a subscription, in one line. Raises ValueError where it is too long."""
    name = one_line(text)
    if len(name) > LONGEST_NAME:
        msg = f"a name has {LONGEST_NAME} characters at most"
        raise ValueError(msg)
    return name


def weekday_of(text: str) -> Weekday:
    """A day of the week, in full or by its first three letters. Raises ValueError."""
    given = text.strip().lower()
    found = next((short for short, day in DAYS.items() if given in (short, day.lower())), None)
    if found is None:
        msg = f"{text!r} is no day of the week: write {', '.join(DAYS)}"
        raise ValueError(msg)
    return found


def time_of(text: str) -> time:
    """A time of day, HH:MM. Raises ValueError."""
    hours, _, minutes = text.partition(":")
    parts = (hours, minutes)
    numbers = all(part.isascii() and part.isdigit() and len(part) <= 2 for part in parts)
    if not numbers or len(minutes) != 2 or int(hours) > 23 or int(minutes) > 59:
        msg = f"{text!r} is no time of day: write HH:MM, from 00:00 to 23:59"
        raise ValueError(msg)
    return time(int(hours), int(minutes))


def zone_of(text: str) -> str:
    """The name of a time zone of the IANA database. Raises ValueError, with the name that it
    resembles, where it is none."""
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        meant = did_you_mean(nearest(text, available_timezones()))
        msg = f"{text!r} is no time zone of the IANA database{meant}"
        raise ValueError(msg) from error
