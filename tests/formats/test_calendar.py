"""Calendar files: held to RFC 5545 by our own reading of it, and by that of `icalendar`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from answers.matters.due import UpcomingDay
from formats.calendar import calendar
from store.plain_text import clean

NOON = datetime(2026, 3, 2, 7, tzinfo=timezone(timedelta(hours=-5)))
TITLE = "Quill, Ada; “Owner” \\ of two clinics\r\nBEGIN:VALARM " + "é" * 80
QUOTE = "March 3, 2026"
DESCRIPTION = ("us_example:1  “March 3, 2026”", "also us_example:2")
DAY = UpcomingDay(
    uid="0123@blotter",
    day=date(2026, 12, 31),
    in_days=304,
    what="comment_deadline",
    status="disputed",
    title=TITLE,
    id="us_example:1",
    source="us_example",
    url="https://example.org/1",
    published_on=None,
    quote=QUOTE,
    start=0,
    end=0,
    case="us_example:1",
    other_documents=("us_example:2",),
    conflicts=(),
    status_document=None,
)


def written(title: str = TITLE, quote: str = QUOTE) -> bytes:
    return calendar([replace(DAY, title=title, quote=quote)], made_at=NOON)


def the_event(content: bytes) -> Any:
    """The only event of a calendar, as `icalendar` reads it."""
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return event


def lines(content: bytes) -> list[str]:
    """The content lines, unfolded."""
    assert content.endswith(b"\r\n")
    parts = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(part) <= 75 for part in parts)
    assert not any(b"\n" in part or b"\r" in part for part in parts)
    return re.sub(r"\r\n[ \t]", "", "\r\n".join(part.decode() for part in parts)).split("\r\n")


def test_an_event_is_a_whole_day_with_escaped_text() -> None:
    found = lines(written())
    assert found[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Blotter//Days ahead//EN"]
    assert found[3:-1] == [
        "BEGIN:VEVENT",
        "UID:0123@blotter",
        "DTSTAMP:20260302T120000Z",
        "DTSTART;VALUE=DATE:20261231",
        r"SUMMARY:Comment deadline: Quill\, Ada\; “Owner” \\ of two clinics BEGIN:VALARM "
        + "é" * 80,
        r"DESCRIPTION:us_example:1  “March 3\, 2026”\nalso us_example:2",
        "URL:https://example.org/1",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
    assert found[-1] == "END:VCALENDAR"


@given(st.text(), st.text())
def test_nothing_in_a_text_begins_a_line_of_its_own(title: str, quote: str) -> None:
    found = lines(written(title, quote))
    assert [line.partition(":")[0] for line in found] == [
        *("BEGIN", "VERSION", "PRODID", "BEGIN", "UID", "DTSTAMP", "DTSTART;VALUE=DATE"),
        *("SUMMARY", "DESCRIPTION", "URL", "STATUS", "TRANSP", "END", "END"),
    ]


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Cn"])))
def test_folding_loses_nothing(title: str) -> None:
    event = the_event(written(title))
    assert event["SUMMARY"] == clean(f"Comment deadline: {title}")


def test_icalendar_reads_the_same() -> None:
    event = the_event(written())
    assert event["SUMMARY"] == "Comment deadline: " + TITLE.replace("\r\n", " ")
    assert event["DESCRIPTION"] == "\n".join(DESCRIPTION)
    assert event.decoded("DTSTART") == date(2026, 12, 31)
    assert event.decoded("DTSTAMP") == NOON.astimezone(UTC)
    assert event["URL"] == DAY.url
    assert event.errors == []
