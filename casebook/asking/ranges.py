"""Ranges of days and numbers, as they are written: one, `A..B`, `A..`, `..B`, `>A`, `>=A`, `<B`,
`<=B`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import inf, nextafter
from typing import Protocol

from store.calendar.written_days import Today, find_days

_COMPARED = re.compile(r"(>=|<=|>|<)(?!=)\s*(\S.*)", re.DOTALL)
_NUMBER = re.compile(
    r"(\D?)((?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,4})?)(?:\s?([a-z]+))?",
    re.ASCII | re.IGNORECASE,
)


class RangeError(ValueError):
    """A text is no range; the message is one line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """From a number or a day to another one, both included."""

    first: float | date
    last: float | date


def in_all(ranges: Sequence[Range]) -> Range | None:
    """What lies in each of these, all of days or all of numbers; None where nothing does."""
    first = max(it.first for it in ranges)
    last = min(it.last for it in ranges)
    return Range(first=first, last=last) if first <= last else None  # type: ignore[operator]


class Scale(Protocol):
    """What a range is of. Each of its ends is written as a span: a number, or one or more days."""

    @property
    def wanted(self) -> str:
        """What has to stand at an end, for a message."""

    def whole(self) -> Range:
        """All there is."""

    def span(self, text: str) -> Range | None:
        """What a text stands for; None where it is none of these."""

    def after(self, of: Range) -> Range:
        """What comes after a span."""

    def before(self, of: Range) -> Range:
        """What comes before a span."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberScale:
    """Numbers from 0 on, with commas between thousands or without."""

    #: That may stand before one.
    sign: str = ""
    #: That may stand behind one, in small letters, with what it is times.
    units: Mapping[str, float] = field(default_factory=dict)
    wanted: str = "a number"

    def whole(self) -> Range:
        return Range(first=0.0, last=inf)

    def span(self, text: str) -> Range | None:
        match = _NUMBER.fullmatch(text)
        unit = (match[3] or "").lower() if match else ""
        if match is None or match[1] not in ("", self.sign) or (unit and unit not in self.units):
            return None
        number = float(match[2].replace(",", "")) * self.units.get(unit, 1.0)
        return Range(first=number, last=number)

    def after(self, of: Range) -> Range:
        assert isinstance(of.last, float)
        return Range(first=nextafter(of.last, inf), last=inf)

    def before(self, of: Range) -> Range:
        assert isinstance(of.first, float)
        return Range(first=0.0, last=nextafter(of.first, -inf))


@dataclass(frozen=True, kw_only=True, slots=True)
class DayScale:
    """Days, months, quarters and years, and what is told from today."""

    #: None where what is told from it is not understood.
    today: Today | None = None
    wanted: str = "a day, a month, a year, today, yesterday or 30d (that long ago)"

    def whole(self) -> Range:
        return Range(first=date.min, last=date.max)

    def span(self, text: str) -> Range | None:
        try:
            days = find_days(text, self.today)
        except ValueError:  # there is no such day
            return None
        return Range(first=days.first, last=days.last) if days else None

    def after(self, of: Range) -> Range:
        assert isinstance(of.last, date)
        return Range(first=_moved(of.last, 1), last=date.max)

    def before(self, of: Range) -> Range:
        assert isinstance(of.first, date)
        return Range(first=date.min, last=_moved(of.first, -1))


def read_range(text: str, scale: Scale) -> Range:
    """The range that a text means. Raises RangeError."""
    written = text.strip()
    if compared := _COMPARED.fullmatch(written):
        return _compared(compared[1], _end(compared[2], written, scale), written, scale)
    start, dots, end = written.partition("..")
    if not (start or end):
        raise _no_range(written, scale)
    whole = scale.whole()
    first = _end(start, written, scale) if start else whole
    last = (_end(end, written, scale) if end else whole) if dots else first
    _check_units(start.strip(), end.strip(), scale)
    if first.first > last.last:  # type: ignore[operator]  # both are days, or both numbers
        msg = f"{start} is after {end}"
        raise RangeError(msg)
    return Range(first=first.first, last=last.last)


def _compared(sign: str, of: Range, written: str, scale: Scale) -> Range:
    whole = scale.whole()
    found = {
        ">": lambda: scale.after(of),
        "<": lambda: scale.before(of),
        ">=": lambda: Range(first=of.first, last=whole.last),
        "<=": lambda: Range(first=whole.first, last=of.last),
    }[sign]()
    if found.first > found.last:  # type: ignore[operator]
        msg = f"nothing is {written}"
        raise RangeError(msg)
    return found


def _end(text: str, written: str, scale: Scale) -> Range:
    span = scale.span(text.strip())
    if span is None:
        raise _no_range(written, scale)
    return span


def _no_range(written: str, scale: Scale) -> RangeError:
    return RangeError(
        f"{written!r} is no range: write {scale.wanted}, or A..B, A.., ..B, >A, >=A, <B, <=B"
    )


def _check_units(start: str, end: str, scale: Scale) -> None:
    """`1..5m` may mean one dollar or a million: refused."""
    units = [text[-1:].isalpha() for text in (start, end) if text.strip("0$.")]
    if isinstance(scale, NumberScale) and len({*units}) > 1:
        msg = f"{start}..{end}: write the unit at both ends, or at none"
        raise RangeError(msg)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:  # beyond the last day there is, or before the first
        return day
