"""Calendar files: held to RFC 5545 by our own reading of it, and by that of `icalendar`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.shown.calendar import Entry, calendar, folded

NOON = datetime(2026, 3, 2, 7, tzinfo=timezone(timedelta(hours=-5)))
SUMMARY = "Sentencing: Quill, Ada; “Owner” \\ of two clinics\r\nBEGIN:VALARM " + "é" * 80


def an_entry(summary: str = SUMMARY) -> Entry:
    return Entry(
        uid="0123@blotter",
        day=date(2026, 12, 31),
        summary=summary,
        description=("us_example:1, “March 3, 2026”", "but, in us_example:2"),
        url="https://example.org/1",
        status="TENTATIVE",
    )


def lines(written: bytes) -> list[str]:
    """The content lines, unfolded."""
    assert written.endswith(b"\r\n")
    parts = written.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(part) <= 75 for part in parts)
    assert not any(b"\n" in part or b"\r" in part for part in parts)
    return re.sub(r"\r\n[ \t]", "", "\r\n".join(part.decode() for part in parts)).split("\r\n")


def test_an_event_is_a_whole_day_with_escaped_text() -> None:
    found = lines(calendar([an_entry()], made_at=NOON))
    assert found[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Blotter//Days ahead//EN"]
    assert found[3:-1] == [
        "BEGIN:VEVENT",
        "UID:0123@blotter",
        "DTSTAMP:20260302T120000Z",
        "DTSTART;VALUE=DATE:20261231",
        r"SUMMARY:Sentencing: Quill\, Ada\; “Owner” \\ of two clinics BEGIN:VALARM " + "é" * 80,
        r"DESCRIPTION:us_example:1\, “March 3\, 2026”\nbut\, in us_example:2",
        "URL:https://example.org/1",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
    assert found[-1] == "END:VCALENDAR"


@given(st.text())
def test_nothing_in_a_text_begins_a_line_of_its_own(summary: str) -> None:
    found = lines(calendar([an_entry(summary)], made_at=NOON))
    assert [line.partition(":")[0] for line in found] == [
        *("BEGIN", "VERSION", "PRODID", "BEGIN", "UID", "DTSTAMP", "DTSTART;VALUE=DATE"),
        *("SUMMARY", "DESCRIPTION", "URL", "STATUS", "TRANSP", "END", "END"),
    ]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))
def test_folding_loses_nothing(line: str) -> None:
    assert lines(folded(line)) == [line]


def test_icalendar_reads_the_same() -> None:
    icalendar = pytest.importorskip("icalendar")
    (event,) = icalendar.Calendar.from_ical(calendar([an_entry()], made_at=NOON)).walk("VEVENT")
    assert event["SUMMARY"] == SUMMARY.replace("\r\n", " ")
    assert event["DESCRIPTION"] == "\n".join(an_entry().description)
    assert event["DTSTART"].dt == date(2026, 12, 31)
    assert event["DTSTAMP"].dt == NOON.astimezone(UTC)
    assert event["URL"] == an_entry().url
    assert event.errors == []
