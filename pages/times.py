"""Days and moments as pages say them, with the form that programs read beside. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache

from markupsafe import Markup

from enforcement.text.times.period_days import days_of

#: Of those written last so many are kept: lists show the same again and again.
_KEPT = 4096
_TIME = Markup('<time datetime="{}">{}</time>')


@lru_cache(maxsize=_KEPT)
def day(it: date) -> Markup:
    """A day: 3 Nov 2026."""
    return _TIME.format(it.isoformat(), short_day(it))


@lru_cache(maxsize=_KEPT)
def moment(it: datetime) -> Markup:
    """A moment (aware), in UTC to the minute: 3 Nov 2026, 15:30 UTC."""
    utc = it.astimezone(UTC) if it > datetime.min.replace(tzinfo=UTC) else it
    stamp = utc.replace(tzinfo=None).isoformat(timespec="seconds")
    return _TIME.format(f"{stamp}Z", f"{short_day(utc)}, {utc:%H:%M} UTC")


@lru_cache(maxsize=_KEPT)
def period(it: str) -> Markup:
    """A year, a month or a week: 2026, Nov 2026, the week of 3 Nov 2026."""
    return _TIME.format(it, short_period(it))


def short_period(it: str) -> str:
    """A period without markup."""
    first, _ = days_of(it)
    if "W" in it:
        return f"the week of {short_day(first)}"
    return f"{first:%b %Y}" if "-" in it else it


def short_day(it: date) -> str:
    """A day without markup."""
    return f"{it.day} {it:%b} {it.year}"
