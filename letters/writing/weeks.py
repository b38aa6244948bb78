"""Acts of the last weeks as bars of a table, with the numbers as text. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from answers.news.stories import WeekOfActs
from letters.writing.wording import short_day
from store.plain_text import plural

#: Pixels of the highest bar.
_HEIGHT = 48


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A week; its bar's height is in pixels."""

    #: Its number, cut to thousands where it would not fit.
    label: str
    height: int
    #: `Week of 2 Nov 2026: 3 acts`.
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """The weeks that begin in a month."""

    #: `Nov`; empty where a single bar leaves no room for it.
    name: str
    bars: tuple[Bar, ...]
    #: `Nov 2026    3   0  12   1`.
    line: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Weeks:
    """All weeks, by month."""

    #: `62 acts in 26 weeks`.
    words: str
    months: tuple[Month, ...]


def shown_weeks(weeks: Sequence[WeekOfActs]) -> Weeks | None:
    """The weeks as bars; None where nothing was done in any of them."""
    most = max((week.acts for week in weeks), default=0)
    if not most:
        return None
    total = sum(week.acts for week in weeks)
    return Weeks(
        words=f"{plural(total, 'act')} in {plural(len(weeks), 'week')}",
        months=tuple(_months(weeks, most)),
    )


def _months(weeks: Sequence[WeekOfActs], most: int) -> Iterator[Month]:
    width = max(3, len(str(most)) + 1)
    for first, group in groupby(weeks, key=lambda week: week.monday.replace(day=1)):
        month = list(group)
        numbers = "".join(f"{week.acts:>{width}}" for week in month)
        yield Month(
            name=f"{first:%b}" if len(month) > 1 else "",
            bars=tuple(_bar(week, most) for week in month),
            line=f"{first:%b %Y}  {numbers}",
        )


def _bar(week: WeekOfActs, most: int) -> Bar:
    return Bar(
        label=str(week.acts) if week.acts < 1000 else f"{week.acts // 1000}k",
        height=max(1, round(week.acts * _HEIGHT / most)) if week.acts else 0,
        words=f"Week of {short_day(week.monday)}: {plural(week.acts, 'act')}",
    )
