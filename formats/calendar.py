"""Days as a calendar file: iCalendar (RFC 5545), all-day events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from icalendar import Calendar, Event

from answers.matters.due import UpcomingDay
from enforcement.matters.deadlines import DeadlineStatus
from formats.day_lines import day_lines
from store.plain_text import clean, web_address

#: Section 3.8.1.11.
_STATUS: Mapping[DeadlineStatus, str] = {
    "stands": "CONFIRMED",
    "disputed": "TENTATIVE",
    "superseded": "CANCELLED",
    "cancelled": "CANCELLED",
    "over": "CANCELLED",
}


def calendar(days: Iterable[UpcomingDay], *, made_at: datetime) -> bytes:
    """Days as a calendar; `made_at` is aware."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Blotter//Days ahead//EN")
    for day in days:
        made.add_component(_event(day, made_at))
    written: bytes = made.to_ical(sorted=False)
    return written


def _event(day: UpcomingDay, made_at: datetime) -> Event:
    """An all-day event; it bears the same id whenever the day is written, so that a calendar
    updates it."""
    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("dtstart", day.day)
    event.add("summary", clean(f"{day.what.replace('_', ' ').capitalize()}: {day.title}"))
    event.add("description", "\n".join(map(clean, day_lines(day))))
    if address := web_address(day.url):
        event.add("url", address)
    event.add("status", _STATUS[day.status])
    event.add("transp", "TRANSPARENT")
    return event
