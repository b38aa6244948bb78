"""Dates as publishers write them, with how exact they are.

US agencies date by the calendar day in US Eastern time; an instant is turned into that day.
The forms seen on the sources (docs/sources.md) are read by patterns; dateparser, pinned to
absolute English dates, is the last resort: it is slow, and left alone it knows what "yesterday" is,
which would make a reading depend on the day it is made.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import TypeAlias
from zoneinfo import ZoneInfo

from crawler.source.month_names import month_number
from crawler.source.time_zones import time_zone
from store.log.document import Precision

Stated: TypeAlias = tuple[date, Precision]

EASTERN = ZoneInfo("America/New_York")

#: Real pages hold the years 1020, 2910, 2103 and 3015. Without a clock only the plainly impossible
#: can be refused: no agency page is older than 1900 or from after 2100.
YEARS = range(1900, 2101)

#: What programs write for a date that was never set.
_UNSET = frozenset((date(1900, 1, 1), date(1969, 12, 31), date(1970, 1, 1)))

#: No publisher needs more characters for a date, its markup and all.
_LONGEST = 200

_TIME_ELEMENT = re.compile(r"<time\b[^<>]*\bdatetime\s*=\s*[\"']([^\"'<>]+)[\"']", re.I)
_TAG = re.compile(r"<[^<>]*>")
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3}|\.\d+)?")
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?")

_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|[^\W\d_]{2,12}\.?,\s*)?"
_NAMED = r"(?P<month>[^\W\d_]{3,10})\.?"
_YEAR = r"(?P<year>\d{4})"
#: RFC 2822 section 4.3: years of two or three digits are of this century or the last.
_SHORT_YEAR = r"(?P<year>\d{2,4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_TIME = (
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?|\s*(?P<exactly>[ap]\.?\s?m\b\.?))"
)
_ZONE = r"(?:\s*(?P<zone>[A-Za-z(\[+\u2212-][\w\s:+/().\[\]\u2212-]{0,60}))?"
#: A clock time of the publisher's; where no zone is given, its own.
_CLOCK = rf"(?P<clock>(?:,?\s*(?:-|\u2013|\||at|t)?\s*){_TIME}{_ZONE})?"
_DAYS = [
    re.compile(_WEEKDAY + form, re.I)
    for form in (
        rf"{_NAMED}\s*{_DAY},?\s+{_YEAR}{_CLOCK}",
        rf"{_DAY}[\s-]*(?:de\s+)?{_NAMED},?[\s-]+(?:de\s+)?{_SHORT_YEAR}{_CLOCK}",
        rf"(?P<month>\d{{1,2}})/{_DAY}/{_YEAR}{_CLOCK}",
        rf"{_YEAR}(?P<sign>[/-])(?P<month>\d{{1,2}})(?P=sign){_DAY}{_CLOCK}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}{_CLOCK}",
        rf"{_NAMED}\s+{_DAY}\s+(?P<clock>{_TIME}(?:\s+(?P<zone>[A-Za-z]{{1,5}}))?)\s+{_YEAR}",
    )
]
_MONTH = re.compile(rf"{_NAMED},?\s+{_YEAR}", re.I)
_ANY_CLOCK = re.compile(r"\d{1,2}:\d{2}|\dT\d", re.I)

_LAST_RESORT = {"STRICT_PARSING": True, "DATE_ORDER": "MDY", "PARSERS": ["absolute-time"]}


def eastern_day(instant: datetime) -> date:
    """The calendar day of an instant in US Eastern time; naive instants are taken as UTC."""
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return aware.astimezone(EASTERN).date()


def read_date(text: str) -> Stated | None:
    """The day a text states and its precision, or None where it states none in 1900 to 2100.

    A time with a zone is an instant and is turned into the US Eastern day; a time without one, or
    with one that is not known, is the publisher's own clock and keeps its day. Nine or ten digits
    are seconds since 1970, three more make them milliseconds. The days that programs write for a
    date which was never set state none. HTML around the date is taken off; a `time` element's
    `datetime` goes before its words.

    Runs of blanks count as one. Of more than 200 characters only such a `datetime` within the first
    200 is read: what stands where a text was cut may be part of another date.
    """
    text = " ".join(text.split())
    if element := _TIME_ELEMENT.search(text[:_LONGEST]):
        text = element.group(1)
    elif len(text) > _LONGEST:
        return None
    text = " ".join(unescape(_TAG.sub(" ", text)).split())
    if not text:
        return None
    for reader in (_numeric, _written, _standard, _other):
        if stated := reader(text):
            unset = stated[0] in _UNSET and stated[1] in ("day", "instant")
            return stated if stated[0].year in YEARS and not unset else None
    return None


def _numeric(text: str) -> Stated | None:
    """Seconds since 1970, `2025-09` or `2025`."""
    if seconds := _EPOCH.fullmatch(text):
        return eastern_day(datetime.fromtimestamp(int(seconds[1]), UTC)), "instant"
    if match := _ISO.fullmatch(text):
        year, month = match.groups()
        return _dated(year, month or "1", "1", "month" if month else "year")
    return None


def _written(text: str) -> Stated | None:
    """`Sept. 9, 2025`, `9 September 2025 - 2:23pm ET`, `Tue, 01/06/2026 - 09:20`, `May 2025`, and
    what RFC 822, its successors and those who misread them write."""
    for form in _DAYS:
        if match := form.fullmatch(text):
            return _dated(match["year"], match["month"], match["day"], match)
    if match := _MONTH.fullmatch(text):
        return _dated(match["year"], match["month"], "1", "month")
    return None


def _dated(year: str, month: str, day: str, precision: Precision | re.Match[str]) -> Stated | None:
    number = int(month) if month.isdigit() else month_number(month.lower())
    if number is None:
        return None
    try:
        found = date(_whole(year), number, int(day))
        if isinstance(precision, str):
            return found, precision
        return _at(found, precision) if precision["clock"] else (found, "day")
    except (ValueError, OverflowError):
        return None


def _whole(year: str) -> int:
    """A year in full: 49 is 2049, 50 is 1950, 126 is 2026."""
    number = int(year)
    if len(year) == 2:
        return number + (2000 if number < 50 else 1900)
    return number + 1900 if len(year) == 3 else number


def _at(day: date, clock: re.Match[str]) -> Stated:
    """An instant on a day; raises ValueError where there is no such time."""
    hour, half = int(clock["hour"]), clock["half"] or clock["exactly"]
    if half:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    elif hour == 24:  # the end of the day
        day, hour = day + timedelta(days=1), 0
    moment = datetime(day.year, day.month, day.day, hour, int(clock["minute"] or 0))  # noqa: DTZ001
    zone = time_zone(clock["zone"] or "")
    moves = zone and day.year in YEARS
    return (eastern_day(moment.replace(tzinfo=zone)) if moves else day), "instant"


def _standard(text: str) -> Stated | None:
    """ISO 8601."""
    try:
        return _of(datetime.fromisoformat(text.upper()), text)
    except (ValueError, OverflowError):
        return None


def _other(text: str) -> Stated | None:
    if not re.search(r"\d{4}", text) or len(text) > 60:
        return None
    import dateparser  # which takes a tenth of a second, and few dates come to it

    moment = dateparser.parse(text, languages=["en"], settings=_LAST_RESORT)
    return _of(moment, text) if moment else None


def _of(moment: datetime, text: str) -> Stated:
    precision: Precision = "instant" if _ANY_CLOCK.search(text) else "day"
    # A year that will be refused may be too near the calendar's end to be moved to another zone.
    moves = moment.tzinfo and moment.year in YEARS
    return (eastern_day(moment) if moves else moment.date()), precision
