"""The days that lie ahead, as a list and by the month."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from answers.matters.due import UpcomingDay, UpcomingDays
from enforcement.matters.deadlines import DeadlineStatus
from pages.feed_links import calendar_link, narrowed
from pages.paging import paging
from pages.web_page import WebPage

View: TypeAlias = Literal["list", "month"]

#: How far ahead, as the question takes it, and in words.
SPANS = (
    *(("2w", "two weeks"), ("30d", "30 days"), ("3m", "three months")),
    *(("6m", "six months"), ("12m", "a year")),
)
_STATUSES: Mapping[DeadlineStatus, str] = {
    "stands": "stands",
    "disputed": "another day is stated too",
    "superseded": "moved to another day",
    "cancelled": "cancelled",
    "over": "over: it has happened already",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """A month as a calendar shows it: weeks from Monday on, None for days of other months."""

    first: date
    weeks: tuple[tuple[date | None, ...], ...]


def due_page(answer: UpcomingDays, values: Mapping[str, Any], *, view: View = "list") -> WebPage:
    """Days ahead; by the month they stand in calendars before the list."""
    by_day: dict[date, list[UpcomingDay]] = defaultdict(list)
    for day in answer.days:
        by_day[day.day].append(day)
    return WebPage(
        title="Due",
        template="due.html",
        content={
            "answer": answer,
            "by_day": by_day,
            "months": tuple(_months(sorted(by_day))) if view == "month" else (),
            "view": view,
            "spans": SPANS,
            "statuses": _STATUSES,
            "in_words": in_words,
            "paging": paging(values, shown=len(answer.days), total=answer.total),
        },
        styles=("due.css",),
        alternates=(calendar_link("Calendar (ICS)", **narrowed(values)),),
        part="due",
    )


def in_words(days: int) -> str:
    """How far ahead a day is: `today`, `in 3 days`, `2 days ago`."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def _months(days: Sequence[date]) -> Iterator[Month]:
    """The months that have any of these days, in their order."""
    for year, month in dict.fromkeys((day.year, day.month) for day in days):
        weeks = Calendar().monthdatescalendar(year, month)
        yield Month(
            first=date(year, month, 1),
            weeks=tuple(
                tuple(day if day.month == month else None for day in week) for week in weeks
            ),
        )
