"""How many documents a search finds in each month, quarter or year, as columns that narrow it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from answers.searches.periods import Histogram, Period
from answers.searches.timeline import Timeline
from pages.views.searches.form import SearchForm
from pages.web_page import WebPage
from store.plain_text import plural

#: In pixels: from column to column (a finger's width), the height of the highest, and the names
#: below.
_STEP, _TOP, _HIGHEST, _NAMES = 28, 4, 72, 22


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A period."""

    name: str
    #: Below the column; empty where there is no room for one.
    label: str
    count: int
    x: int
    #: Of its upper end, from the top.
    y: int
    #: The days of the form that narrow a search to it.
    days: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """A chart, in pixels."""

    by: str
    #: What it shows, in one sentence.
    said: str
    columns: tuple[Column, ...]
    step: int = _STEP
    #: Where columns stand.
    floor: int = _TOP + _HIGHEST
    height: int = _TOP + _HIGHEST + _NAMES

    @property
    def width(self) -> int:
        """Of all of it."""
        return self.step * len(self.columns)


def times_page(answer: Timeline, form: SearchForm, *, is_part: bool) -> WebPage:
    """What a search finds over time, as a page or as the part of one."""
    counted = answer.histogram
    chart = columns(counted) if counted else Columns(by="year", said="", columns=())
    return WebPage(
        title=f"Over time: {form.query}" if form.query else "Over time",
        template="search_times_part.html" if is_part else "search_times.html",
        content={"chart": chart, "form": form, "is_part": is_part},
        styles=("search.css",),
        part="search",
    )


def columns(counted: Histogram) -> Columns:
    """The chart of a histogram."""
    most = max((period.count for period in counted.periods), default=1) or 1
    return Columns(
        by=counted.by,
        said="; ".join(_said(counted)),
        columns=tuple(
            _column(period, at, most, counted.by) for at, period in enumerate(counted.periods)
        ),
    )


def _column(period: Period, at: int, most: int, by: str) -> Column:
    high = max(round(period.count * _HIGHEST / most), 2 if period.count else 0)
    days = {"from": period.first.isoformat(), "to": period.last.isoformat(), "on": ""}
    begins = by == "year" or period.first.month == 1
    return Column(
        name=period.name,
        label=period.name[:4] if begins or not at else "",
        count=period.count,
        x=at * _STEP,
        y=_TOP + _HIGHEST - high,
        days=days,
    )


def _said(counted: Histogram) -> Iterator[str]:
    periods = counted.periods
    if not periods:
        yield "No document with a day was found"
    else:
        total = plural(sum(period.count for period in periods), "document")
        yield f"{total} published from {periods[0].name} to {periods[-1].name}"
    if counted.undated:
        yield f"{counted.undated:,} undated"
    if counted.imprecise:
        yield f"{counted.imprecise:,} dated less exactly than a {counted.by}"
