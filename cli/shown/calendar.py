"""Days as a calendar file: iCalendar (RFC 5545), all-day events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from cli.shown.output import clean

#: Octets of a line without its break (section 3.1).
_LINE = 75
_ESCAPED = re.compile(r"[\\;,]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A day in a calendar."""

    #: The same whenever this day is written, so that a calendar updates it.
    uid: str
    day: date
    summary: str
    #: Lines.
    description: tuple[str, ...]
    #: Empty where there is none that may be followed.
    url: str
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]


def calendar(entries: Iterable[Entry], *, made_at: datetime) -> bytes:
    """A calendar of all-day events; `made_at` is aware."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Blotter//Days ahead//EN"]
    stamp = f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for entry in entries:
        lines += _event(entry, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(entry: Entry, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"SUMMARY:{_text(entry.summary)}"
    yield "DESCRIPTION:" + r"\n".join(map(_text, entry.description))
    if entry.url:
        yield f"URL:{entry.url}"
    yield f"STATUS:{entry.status}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def folded(line: str) -> bytes:
    """A content line, broken so that no part is longer than 75 octets and no character is cut."""
    parts, room = [""], _LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append(" ")
            room = _LINE - 1
        parts[-1] += character
        room -= size
    return "".join(f"{part}\r\n" for part in parts).encode()


def _text(text: str) -> str:
    """A value of type TEXT (section 3.3.11), on one line."""
    return _ESCAPED.sub(r"\\\g<0>", clean(text))
