"""Periods that announcements write in the place of a day: "in June", "in November 2025", "last
month", "earlier this year", "in 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from enforcement.text.times.dates import MONTH, month_number

_YEAR = r"(?:19|20)\d\d\b(?![-/]\d)"
#: No other part of a day, and no further period: "June 3", "2019 through 2021".
_WHOLE = (
    r"(?!,?\s\d{1,2}\b(?!\d))(?!\s?[-\u2013\u2014]\s?\d)"
    rf"(?!,?\s(?:and|or|through|to|until)\s(?:{MONTH}|{_YEAR}))"
)
_LED = (
    r"(?P<led>\b(?:back\s|earlier\s|later\s|late\s)?(?:in|during|since)\s"
    r"(?:the\s(?:month|year|summer|spring|fall|autumn|winter)\sof\s)?"
    r"(?:(?:the\s)?(?:beginning|middle|end)\sof\s)?(?:early|mid|late)?[-\s]?)"
)
_COUNT = r"an?|a\sfew|several|some|many|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}"
_PERIOD = re.compile(
    rf"{_LED}?(?:"
    rf"\b(?P<month>{MONTH})(?:,?\s(?:of\s)?(?:(?P<year>{_YEAR})|(?P<that>last|this)\syear))?"
    rf"|(?P<lone>\b{_YEAR}))(?!\w){_WHOLE}"
    r"|\b(?:(?:earlier|late|early|later)\s)?(?P<which>last|this|this\spast|the\sprevious)\s"
    rf"(?:(?P<unit>week|month|year)\b|(?P<near>{MONTH})(?!\w)(?!\s\d)(?!\s(?:be|have|not)\b))"
    rf"|\b(?P<vague>(?:(?:{_COUNT})\s(?:week|month|year|decade)s?\s(?:ago|earlier|before)|years\sago"
    r"|(?:last|this|the\sprevious)\s(?:spring|summer|fall|autumn|winter|weekend|quarter|decade)"
    r"|over\sthe\sweekend|in\srecent\s(?:days|weeks|months|years))\b)"
)


@dataclass(frozen=True, slots=True)
class WrittenPeriod:
    """Characters [start, end) of the text tell a time that is no day."""

    start: int
    end: int
    #: As people write it for a search, YYYY, YYYY-MM or YYYY-Www (a week of ISO 8601); empty where
    #: the words leave open which it is: "last fall", "in June" of a text without a day.
    period: str
    #: Whether no word leads it: "his 2019 conviction".
    is_bare: bool


def written_periods(text: str, start: int, end: int, told: date | None) -> Iterator[WrittenPeriod]:
    """The periods in characters [start, end) of a text in lower case, in order, that began no later
    than the day on which the text was told."""
    for match in _PERIOD.finditer(text, start, end):
        bare = match["led"] is None and (match["year"] or match["lone"]) is not None
        if match["led"] is None and match["month"] and not match["year"]:
            continue  # "may"
        period = _period(match, told)
        if period is not None:
            yield WrittenPeriod(*match.span(), period, bare)


def _period(match: re.Match[str], told: date | None) -> str | None:
    """The period of the words; None where it lies ahead."""
    if match["vague"]:
        return ""
    year = match["year"] or match["lone"]
    if year is not None:
        written = int(year), month_number(match["month"]) if match["month"] else None
    elif told is None:
        return ""
    elif match["unit"] == "week":
        monday = told - timedelta(days=7 * (match["which"] != "this"))
        return "{:04}-W{:02}".format(*monday.isocalendar()[:2])
    else:
        written = _from_telling(match, told)
    return None if told and _is_ahead(written, told) else _in_digits(*written)


def _from_telling(match: re.Match[str], told: date) -> tuple[int, int | None]:
    """The year and month of "last year", "this month", "in June", "last June"."""
    back = match["which"] not in (None, "this")
    if match["unit"] == "year":
        return told.year - back, None
    if match["unit"] == "month":
        last = told.replace(day=1) - timedelta(days=1) if back else told
        return last.year, last.month
    month = month_number(match["month"] or match["near"])
    if match["that"]:
        return told.year - (match["that"] == "last"), month
    return told.year - (month > told.month or (back and month == told.month)), month


def _is_ahead(written: tuple[int, int | None], told: date) -> bool:
    year, month = written
    return (year, month or 0) > (told.year, told.month if month else 0)


def _in_digits(year: int, month: int | None) -> str:
    return f"{year:04}-{month:02}" if month else f"{year:04}"
