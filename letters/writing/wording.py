"""Days, counts and texts as a reader of letters sees them. Pure.

Whatever came from a page becomes one line without control characters; the HTML template escapes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from store.plain_text import clip, one_line

#: Characters of a quote, of a title, and of a text of which only the drift is told.
QUOTE, TITLE, DRIFT = 280, 200, 240


def short_day(day: date) -> str:
    """A day as it stands in a line of many things: 3 Nov 2026."""
    return f"{day.day} {day:%b %Y}"


def day_of(moment: datetime, zone: ZoneInfo) -> str:
    """The day of a moment where the reader is."""
    return short_day(moment.astimezone(zone).date())


def published_day(day: date, precision: str) -> str:
    """A publisher's day, as far as the publisher gives it."""
    return {"year": f"{day:%Y}", "month": f"{day:%b %Y}"}.get(precision, short_day(day))


def listed(names: Sequence[str], most: int) -> str:
    """Names on one line, those beyond the most that are named counted."""
    shown = [one_line(name) for name in names[:most]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def quoted(text: str, length: int = QUOTE) -> str:
    """A text between quotation marks, cut where it is long; empty where it is."""
    line = clip(text, length)
    return f"“{line}”" if line else ""
