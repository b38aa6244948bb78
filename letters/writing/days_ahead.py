"""Days that lie ahead, a line each. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from answers.matters.due import UpcomingDay
from letters.writing.page_addresses import publisher_page
from letters.writing.wording import TITLE, listed, quoted, short_day
from store.plain_text import clip, one_line

#: Words of a day as a text writes it, and of what it is for.
_DAY = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownDay:
    """A day ahead; every text is one line."""

    #: `4 Jan 2027, in 36 days: sentencing`, and what is to be said of it.
    words: str
    title: str
    url: str
    #: Empty where it is hardly more than the day.
    quote: str


def shown_day(upcoming: UpcomingDay) -> ShownDay:
    """A day ahead, with the document that states it."""
    what = one_line(upcoming.what.replace("_", " "))
    words = f"{short_day(upcoming.day)}, {_distance(upcoming.in_days)}: {what}"
    return ShownDay(
        words=f"{words}{_doubt(upcoming)}",
        title=clip(upcoming.title, TITLE),
        url=publisher_page(upcoming.url),
        quote=quoted(upcoming.quote) if len(upcoming.quote.split()) > _DAY else "",
    )


def _distance(days: int) -> str:
    if days < 0:
        return "past"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def _doubt(upcoming: UpcomingDay) -> str:
    """What keeps the day from being certain."""
    if upcoming.conflicts:
        others = sorted({one.day for one in upcoming.conflicts})
        return f" (another document says {listed([short_day(day) for day in others], 3)})"
    return "" if upcoming.status == "stands" else f" ({upcoming.status})"
