"""How many of some days fall into each week, month, quarter or year."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

Span: TypeAlias = Literal["week", "month", "quarter", "year"]
#: A span, or the shortest that gives an overview.
By: TypeAlias = Span | Literal["auto"]
#: How exact a day has to be to fall into one of them: `store.log.document.Precision`.
_TOO_COARSE = {"week": ("month", "year"), "month": ("year",), "quarter": ("year",), "year": ()}
#: Of all but a week.
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
#: More are no overview: 38 years of weeks are fewer.
MOST = 2000


#: So many are seen at a glance.
_GLANCE = 30


class TooManyPeriodsError(ValueError):
    """The days are so far apart that a list of periods would have no end; the message says so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A week, a month, a quarter or a year, and how many days fall into it."""

    #: 2025-W09 (ISO 8601, from Monday to Sunday), 2025-02, 2025-Q1 or 2025.
    name: str
    first: date
    last: date
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Histogram:
    """How many documents were published in each period."""

    by: Span
    #: In their order, from the first with a document to the last, those without one included.
    periods: tuple[Period, ...]
    #: Documents without a day.
    undated: int
    #: Documents of which only a month or a year is known that is longer than a period.
    imprecise: int


def histogram(
    days: Iterable[tuple[date | None, str]],
    by: Span,
    *,
    since: date | None = None,
    until: date | None = None,
) -> Histogram:
    """Count days, each with its precision, by period; from `since` and to `until` where they are
    given, else from the first day and to the last. Raises TooManyPeriodsError."""
    counts: Counter[int] = Counter()
    undated = imprecise = 0
    for day, precision in days:
        if day is None:
            undated += 1
        elif precision in _TOO_COARSE[by]:
            imprecise += 1
        else:
            counts[_number(by, day)] += 1
    bounds = [_number(by, day) for day in (since, until) if day]
    numbers = _without_gaps(by, [*counts, *bounds])
    return Histogram(
        by=by,
        periods=tuple(_period(by, number, counts[number]) for number in numbers),
        undated=undated,
        imprecise=imprecise,
    )


def fitting_span(
    days: Iterable[date | None], *, since: date | None = None, until: date | None = None
) -> Span:
    """The shortest of month, quarter and year of which no more are needed than are seen at a
    glance."""
    known = [day for day in (*days, since, until) if day]
    spans: tuple[Span, ...] = ("month", "quarter")
    for by in spans if known else ():
        if _number(by, max(known)) - _number(by, min(known)) < _GLANCE:
            return by
    return "year"


def _without_gaps(by: Span, numbers: list[int]) -> range:
    if not numbers:
        return range(0)
    every = range(min(numbers), max(numbers) + 1)
    if len(every) > MOST:
        msg = f"by {by} these are {len(every):,} periods, of {MOST:,} at most: bound the days"
        raise TooManyPeriodsError(msg)
    return every


def _number(by: Span, day: date) -> int:
    """Periods are numbered without gaps, so that the next one is one more."""
    months = day.year * 12 + day.month - 1
    weeks = (day.toordinal() - 1) // 7
    return {"week": weeks, "month": months, "quarter": months // 3, "year": day.year}[by]


def _period(by: Span, number: int, count: int) -> Period:
    if by == "week":
        first = date.fromordinal(number * 7 + 1)
        last = first + min(timedelta(days=6), date.max - first)
        year, week, _ = first.isocalendar()
        return Period(name=f"{year:04}-W{week:02}", first=first, last=last, count=count)
    months = _MONTHS[by]
    start, end = number * months, number * months + months - 1
    first = date(start // 12, start % 12 + 1, 1)
    last = date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1])
    within = {"month": f"-{first.month:02}", "quarter": f"-Q{(first.month + 2) // 3}", "year": ""}
    return Period(name=f"{first.year:04}{within[by]}", first=first, last=last, count=count)
