"""Days as announcements write them: "December 4, 2012", "May 3", "9/14/2016", "yesterday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905
#: A month by its name, in lower case.
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?\b"
#: Between the days of one month: "April 14 and 15, 2020", "February 13-14, 2024".
_TO = r"(?:\s{0,3}[-\u2013&]\s{0,3}|,?\s{1,3}(?:and|to|through)\s{1,3})"
_DAY = re.compile(
    rf"\b(?=[0-9jfmasondtylnw])(?:(?P<month>{MONTH})\s{{1,3}}(?P<day>{_NUMBER})"
    rf"(?:(?:{_TO}(?P<last>{_NUMBER}),?\s{{1,3}}(?P<their_year>\d{{4}})\b)"
    r"|(?:,?\s{1,3}(?P<year>\d{4})\b)?)"
    rf"|(?P<day2>{_NUMBER})\s{{1,3}}(?:of\s{{1,3}})?(?P<month2>{MONTH}),?\s{{1,3}}"
    r"(?P<year2>\d{4})\b|(?P<month3>\d{1,2})/(?P<day3>\d{1,2})/(?P<year3>\d{4}|\d{2})\b"
    r"|(?P<year4>(?:19|20)\d{2})-(?P<month4>\d{2})-(?P<day4>\d{2})\b"
    r"|(?P<word>today|tonight|yesterday|tomorrow|this\s(?:morning|afternoon|evening)|last\snight)\b"
    rf"|(?:(?P<which>last|next)\s)?(?P<weekday>{'|'.join(_WEEKDAYS)})\b)"
)
_SHIFTS = {"yesterday": -1, "last night": -1, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """Characters [start, end) of the text name a day; which one may depend on the reader's."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    #: Days from the publication ("yesterday" is -1); None where it is not written so.
    shift: int | None = None
    #: 0 is Monday; None where no weekday stands in for the date.
    weekday: int | None = None
    #: "last" or "next" before a weekday.
    which: str = ""

    def past(self, published: date | None) -> date | None:
        """The most recent such day on or before the publication; None where there is none."""
        if self.weekday is not None:
            back = 0 if published is None else (published.weekday() - self.weekday) % 7
            if published is None or self.which == "next":
                return None
            return published - timedelta(days=back or (7 if self.which == "last" else 0))
        return self._day(published, ahead=False)

    def ahead(self, published: date | None) -> date | None:
        """The next such day on or after the publication; None where there is none."""
        if self.weekday is not None:
            if published is None or self.which == "last":
                return None
            return published + timedelta(days=(self.weekday - published.weekday()) % 7)
        return self._day(published, ahead=True)

    def exact(self) -> date | None:
        """The day, where it is written with its year."""
        if self.year is None:
            return None
        return _calendar_day(self.year, self.month, self.day)

    def _day(self, published: date | None, *, ahead: bool) -> date | None:
        if self.shift is not None:
            day = published and published + timedelta(days=self.shift)
        elif self.year is not None:
            day = _calendar_day(self.year, self.month, self.day)
        elif published is None:
            return None
        else:
            years = (0, 1) if ahead else (0, -1)
            days = (_calendar_day(published.year + n, self.month, self.day) for n in years)
            day = next((each for each in days if each and _is_on(each, published, ahead)), None)
        if day is None or published is None or _is_on(day, published, ahead):
            return day
        return None


def written_days(text: str, start: int, end: int) -> Iterator[WrittenDay]:
    """The days named in characters [start, end) of a text in lower case, in order; a weekday
    and its date ("Tuesday, August 27") are one, "May 13-14, 2024" are two."""
    weekday: WrittenDay | None = None
    for match in _DAY.finditer(text, start, end):
        written = _written(match)
        if weekday is not None:
            if written.month and text[weekday.end : written.start].strip(" ,(") == "":
                written = replace(written, start=weekday.start)
            else:
                yield weekday
        weekday = written if written.weekday is not None else None
        if weekday is None:
            yield written
        if match["last"]:
            yield _last(match, written)
    if weekday is not None:
        yield weekday


def month_number(name: str) -> int:
    """1 for a name of January, as `MONTH` finds it."""
    return _MONTHS.index(name[:3]) + 1


def _written(match: re.Match[str]) -> WrittenDay:
    start, end = match.span()
    if match["word"]:
        return WrittenDay(start, end, shift=_SHIFTS.get(match["word"].replace("\t", " "), 0))
    if match["weekday"]:
        weekday = _WEEKDAYS.index(match["weekday"])
        return WrittenDay(start, end, weekday=weekday, which=match["which"] or "")
    if match["last"]:
        end = match.end("day")
    year = (
        match["year"] or match["their_year"] or match["year2"] or match["year3"] or match["year4"]
    )
    month = match["month"] or match["month2"] or match["month3"] or match["month4"]
    day = match["day"] or match["day2"] or match["day3"] or match["day4"]
    return WrittenDay(
        start,
        end,
        year=None if year is None else int(year) + (2000 if len(year) == 2 else 0),
        month=int(month) if month.isdigit() else month_number(month),
        day=int(re.sub(r"\D", "", day)),
    )


def _last(match: re.Match[str], first: WrittenDay) -> WrittenDay:
    """The second of two days that share their month and year: "14, 2024" of "May 13-14, 2024"."""
    day = int(re.sub(r"\D", "", match["last"]))
    return replace(first, start=match.start("last"), end=match.end(), day=day)


def _calendar_day(year: int, month: int | None, day: int | None) -> date | None:
    """None for days that no calendar has, as typing errors make them."""
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None


def _is_on(day: date, published: date, ahead: bool) -> bool:
    return day >= published if ahead else day <= published
