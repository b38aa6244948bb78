"""Dates as publishers write them, with how exact they are.

US agencies date by the calendar day in US Eastern time; an instant is turned into that day.
The forms seen on the sources (docs/sources.md) are read by patterns; dateparser, pinned to
absolute English dates, is the last resort: it is slow, and left alone it knows what "yesterday" is,
which would make a reading depend on the day it is made.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from datetime import UTC, date, datetime
from difflib import get_close_matches
from email.utils import parsedate_to_datetime
from html import unescape
from typing import TypeAlias
from zoneinfo import ZoneInfo

from store.log.document import Precision

Stated: TypeAlias = tuple[date, Precision]

EASTERN = ZoneInfo("America/New_York")

#: Real pages hold the years 1020, 2910, 2103 and 3015. Without a clock only the plainly impossible
#: can be refused: no agency page is older than 1900 or from after 2100.
YEARS = range(1900, 2101)

_MONTHS = {
    name.lower(): number
    for names in (month_name, month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}

#: No publisher needs more characters for a date, its markup and all.
_LONGEST = 200

_TIME_ELEMENT = re.compile(r"<time\b[^<>]*\bdatetime\s*=\s*[\"']([^\"'<>]+)[\"']", re.I)
_TAG = re.compile(r"<[^<>]*>")
_EPOCH = re.compile(r"\d{9,10}")
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?")
_RFC2822 = re.compile(r"(?:[A-Z][a-z]{2}, *)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d?:\d\d\b.*")

_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_NAMED = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
#: A clock time of the publisher, in Eastern time where a zone is given.
_CLOCK = (
    r"(?P<clock>,?\s*(?:-|\u2013|\||at)?\s*\d{1,2}:\d\d(?::\d\d)?"
    r"(?:\s*[ap]\.?m\.?)?(?:\s*\(?(?:et|est|edt|eastern(?: time)?)\)?)?)?"
)
_DAYS = [
    re.compile(_WEEKDAY + form + _CLOCK, re.I)
    for form in (
        rf"{_NAMED}\s*{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\s+{_NAMED},?\s+{_YEAR}",
        rf"(?P<month>\d{{1,2}})/{_DAY}/{_YEAR}",
        rf"{_YEAR}/(?P<month>\d{{1,2}})/{_DAY}",
    )
]
_MONTH = re.compile(rf"{_NAMED},?\s+{_YEAR}", re.I)
_ANY_CLOCK = re.compile(r"\d{1,2}:\d{2}")

_LAST_RESORT = {"STRICT_PARSING": True, "DATE_ORDER": "MDY", "PARSERS": ["absolute-time"]}


def eastern_day(instant: datetime) -> date:
    """The calendar day of an instant in US Eastern time; naive instants are taken as UTC."""
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return aware.astimezone(EASTERN).date()


def read_date(text: str) -> Stated | None:
    """The day a text states and its precision, or None where it states none in 1900 to 2100.

    A time with a zone is an instant and is turned into the US Eastern day; a time without one is
    the publisher's own clock and keeps its day. Nine or ten digits are seconds since 1970. HTML
    around the date is taken off; a `time` element's `datetime` goes before its words.

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
    for reader in (_numeric, _american, _standard, _other):
        stated = reader(text)
        if stated:
            return stated if stated[0].year in YEARS else None
    return None


def _numeric(text: str) -> Stated | None:
    """Seconds since 1970, `2025-09` or `2025`."""
    if _EPOCH.fullmatch(text):
        return eastern_day(datetime.fromtimestamp(int(text), UTC)), "instant"
    if match := _ISO.fullmatch(text):
        year, month = match.groups()
        return _dated(year, month or "1", "1", "month" if month else "year")
    return None


def _american(text: str) -> Stated | None:
    """`Sept. 9, 2025`, `9 September 2025 - 2:23pm ET`, `Tue, 01/06/2026 - 09:20`, `May 2025`."""
    for form in _DAYS:
        if match := form.fullmatch(text):
            precision: Precision = "instant" if match["clock"] else "day"
            return _dated(match["year"], match["month"], match["day"], precision)
    if match := _MONTH.fullmatch(text):
        return _dated(match["year"], match["month"], "1", "month")
    return None


def _dated(year: str, month: str, day: str, precision: Precision) -> Stated | None:
    number = int(month) if month.isdigit() else _month(month.lower())
    try:
        return (date(int(year), number, int(day)), precision) if number else None
    except ValueError:
        return None


def _month(name: str) -> int | None:
    """A month by its name, a slip of the pen forgiven: a page says Novevmber."""
    if name in _MONTHS:
        return _MONTHS[name]
    alike = [month for month in _MONTHS if month[0] == name[0]]
    close = get_close_matches(name, alike, n=1, cutoff=0.85)
    return _MONTHS[close[0]] if close else None


def _standard(text: str) -> Stated | None:
    """ISO 8601 and RFC 2822, whose zones may be names (`EST`)."""
    try:
        return _of(datetime.fromisoformat(text), text)
    except (ValueError, OverflowError):
        pass
    if not _RFC2822.fullmatch(text):
        return None
    try:
        return _of(parsedate_to_datetime(text), text)
    except (ValueError, TypeError, IndexError, OverflowError):
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
