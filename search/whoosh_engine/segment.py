"""A segment of the index as a question sees it: which of its entries it may find.

An entry is visible at a position of the log if it had been written by then and not been replaced
and, unless history is asked for, not been superseded either.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from search.index.engine import Filters
from search.index.plan import Field
from search.whoosh_engine.storage.schema import PRECISIONS, day_number
from search.whoosh_engine.storage.stored_segment import LENGTHS, StoredSegment
from store.calendar.days import Days


class Segment:
    """A segment, and the filters that its entries must pass."""

    def __init__(self, stored: StoredSegment, filters: Filters) -> None:
        self.stored = stored
        self.filters = filters

    def date_key(self, number: int) -> tuple[int, int]:
        """What entries are ordered by."""
        return self.stored.column("published")[number], self.stored.column("position")[number]

    @cached_property
    def visible(self) -> frozenset[int]:
        """The entries that an answer is given from, whatever else it is narrowed by."""
        hidden = self._unseen.union(self.stored.deleted())
        every = frozenset(range(self.stored.size))
        return every - hidden if hidden else every

    def total_words(self, field: Field) -> int:
        """How many words the visible entries have in a field, roughly."""
        lengths = self.stored.lengths(field)
        whole = len(self.visible) == self.stored.size
        seen = Counter(lengths if whole else (lengths[number] for number in self.visible))
        return sum(LENGTHS[length] * entries for length, entries in seen.items())

    @cached_property
    def passing(self) -> frozenset[int]:
        """The entries that fulfil the filters."""
        start, end = self._range()
        found = self.visible
        if (start, end) != (0, self.stored.size):
            found = found.intersection(range(start, end))
        if names := self.filters.sources:
            of_sources = (self.stored.numbers("source", name) for name in names)
            found = found.intersection(frozenset().union(*of_sources))
        for passes in self._tests():
            found = frozenset(filter(passes, found))
        return found

    def _range(self) -> tuple[int, int]:
        """The entries [start, end) whose dates are wanted."""
        since, until, on = self.filters.since, self.filters.until, self.filters.on
        if on is not None:
            since, until = date(on.first.year, 1, 1), date(on.last.year, 12, 31)
        start, end = 0, self.stored.size
        if since is not None or until is not None:
            start = bisect_left(self.stored.column("published"), day_number(since) or 1)
        if until is not None:
            end = bisect_right(self.stored.column("published"), day_number(until))
        return start, end

    def _tests(self) -> Iterator[Callable[[int], bool]]:
        if (on := self.filters.on) is not None:
            yield lambda number: self._covers(number, on)
        if (positions := self.filters.positions) is not None:
            column, wanted = self.stored.column("position"), frozenset(positions)
            yield lambda number: column[number] in wanted
        if but := self.filters.but:
            places = self.stored.column("position")
            yield lambda number: places[number] not in but

    def _covers(self, number: int, days: Days) -> bool:
        """Whether an entry's date, as exact as it is, may be one of these days. Its year is known
        to be."""
        dated = date.fromordinal(self.stored.column("published")[number])
        match PRECISIONS[self.stored.column("precision")[number]]:
            case "year":
                return True
            case "month":
                month = dated.year, dated.month
                return (
                    (days.first.year, days.first.month)
                    <= month
                    <= (days.last.year, days.last.month)
                )
            case _:
                return days.first <= dated <= days.last

    @cached_property
    def _unseen(self) -> set[int]:
        """The entries that are hidden from every query: superseded, replaced, not yet written."""
        at, history = self.filters.at, self.filters.history
        if at is None:
            hidden = ("absent",) if history else ("absent", "superseded")
            return set().union(*(self.stored.numbers(mark, "yes") for mark in hidden))
        names = ("position", "rewritten", "replaced", "until")
        rows = zip(*(self.stored.column(name) for name in names), strict=True)
        return {
            number
            for number, (came, rewritten, replaced, until) in enumerate(rows)
            if came > at
            or rewritten > at
            or 0 < replaced <= at
            or (not history and 0 < until <= at)
        }
