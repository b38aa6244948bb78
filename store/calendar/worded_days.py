"""Days as people write them in words: months by their names, quarters, fiscal years."""

from __future__ import annotations

import re
from datetime import date

from store.calendar.days import Days, months_from, one_day

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_OF_MONTH = re.compile(rf"{_MONTH} (\d{{4}})", re.ASCII)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (\d{{4}})", re.ASCII)
_MONTH_FIRST = re.compile(rf"{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.ASCII)
_QUARTER = re.compile(r"q([1-4])[ /]?(\d{4})", re.ASCII)
_FISCAL_YEAR = re.compile(r"(?:fy|fiscal year) ?(\d{4})", re.ASCII)


def worded_days(written: str) -> Days | None:
    """The days that a text in small letters means, if it means any: `june 2025`, `1 june 2025`,
    `june 1, 2025`, `q2 2026`, or `fy2026`, the fiscal year of the federal government (31 U.S.C.
    1102), which begins in October of the year before. Raises ValueError for what the calendar does
    not have."""
    if match := _OF_MONTH.fullmatch(written):
        return months_from(int(match[2]), _month(match[1]), 1)
    if match := _DAY_FIRST.fullmatch(written):
        return one_day(date(int(match[3]), _month(match[2]), int(match[1])))
    if match := _MONTH_FIRST.fullmatch(written):
        return one_day(date(int(match[3]), _month(match[1]), int(match[2])))
    if match := _QUARTER.fullmatch(written):
        return months_from(int(match[2]), int(match[1]) * 3 - 2, 3)
    if match := _FISCAL_YEAR.fullmatch(written):
        year = int(match[1])
        return Days(first=date(year - 1, 10, 1), last=date(year, 9, 30))
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1
