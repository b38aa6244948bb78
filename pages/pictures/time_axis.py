"""A span of days laid along a line, in percent of its width, so that a picture fits any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pages.times import short_day

#: What is left free at both ends, for half of a mark.
_EDGE = 3.0
#: Months from one tick to the next, the narrowest first; beyond these, any number of decades.
_MONTHS = (1, 2, 3, 6, 12, 24, 60)
_MOST_TICKS = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A day that is named below a line of time."""

    x: float
    label: str
    #: Which end of the label stands at `x`, as SVG calls it.
    anchor: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeAxis:
    """The days from the first to the last, both included."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day stands; the first in the middle, where it is the only one."""
        length = (self.last - self.first).days
        share = (day - self.first).days / length if length else 0.5
        return round(_EDGE + share * (100 - 2 * _EDGE), 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Beginnings of months or years, a few; of a span without two of them its ends."""
        days = self._beginnings()
        if len(days) >= 2:
            is_yearly = all(day.month == 1 for day in days)
            return tuple(
                self.tick(day, f"{day:%Y}" if is_yearly else f"{day:%b %Y}") for day in days
            )
        return tuple(self.tick(day, short_day(day)) for day in sorted({self.first, self.last}))

    def tick(self, day: date, label: str) -> Tick:
        """A day with its label, which stays within the picture."""
        x = self.x(day)
        return Tick(x=x, label=label, anchor="start" if x < 20 else "end" if x > 80 else "middle")

    def _beginnings(self) -> list[date]:
        years = self.last.year - self.first.year + 1
        steps = (*_MONTHS, 120 * (1 + years // (10 * _MOST_TICKS)))
        listed = ([*self._months(step)] for step in steps)
        return next((days for days in listed if len(days) <= _MOST_TICKS), [])

    def _months(self, step: int) -> Iterator[date]:
        first, last = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        for month in range(-(-first // step) * step, last + 1, step):
            if self.first <= (day := date(month // 12, month % 12 + 1, 1)):
                yield day
