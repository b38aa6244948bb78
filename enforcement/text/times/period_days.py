"""The days of a period: a year `2019`, a month `2025-06` or a week `2026-W07` (ISO 8601)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def days_of(period: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    year, _, part = period.partition("-")
    if part.startswith("W"):
        monday = date.fromisocalendar(int(year), int(part[1:]), 1)
        return monday, monday + timedelta(days=6)
    first, last = (int(part), int(part)) if part else (1, 12)
    return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])


def first_day(day: date | None, period: str) -> date:
    """The first day on which something may have been done, for the order of what was done: what is
    told without a time comes before all."""
    return day or (days_of(period)[0] if period else date.min)
