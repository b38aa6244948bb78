"""A segment of the index: which of its entries a search may find.

An entry is visible at a position of the log if it had been written by then and not been replaced
and, unless history is asked for, not been superseded either.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Any

from whoosh.matching import NullMatcher

from search.whoosh_engine.schema import PRECISIONS, day_number


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What a hit must fulfil besides matching the query."""

    #: Names of sources; empty for all.
    sources: tuple[str, ...] = ()
    #: Both included. An entry without a date is in no range.
    since: date | None = None
    until: date | None = None
    #: The day it is dated, or one of the days where it is dated a month or a year.
    on: date | None = None
    #: Ids of documents, of which it must be one; None for all.
    among: Collection[str] | None = None
    #: Positions of the log, at one of which the entry must stand; None for all.
    positions: Collection[int] | None = None
    #: Whether superseded entries are wanted too.
    history: bool = False
    #: The position of the log from which to answer; None for all of it.
    at: int | None = None


class Segment:
    """A segment with its columns, each read when it is first needed."""

    def __init__(self, searcher: Any, filters: Filters) -> None:
        self.searcher = searcher
        self.reader = searcher.reader()
        self.filters = filters
        self.columns: dict[str, Any] = {}

    def column(self, name: str) -> Any:
        if name not in self.columns:
            self.columns[name] = self.reader.column_reader(name, translate=False)
        return self.columns[name]

    def date_key(self, number: int) -> tuple[int, int]:
        return self.column("published")[number], self.column("position")[number]

    def postings(self, field: str, word: str) -> list[int]:
        if (field, word) not in self.reader:
            return []
        return list(self.reader.postings(field, word).all_ids())

    def numbers(self, query: Any) -> list[int]:
        """The document numbers that match and pass the filters; they ascend with the date."""
        matcher, start, end = self._matcher(query, self.searcher.boolean_context())
        if not matcher.is_active():
            return []
        numbers = takewhile(lambda number: number < end, matcher.all_ids())
        passes = self.test()
        return [n for n in numbers if n >= start and (passes is None or passes(n))]

    def scores(self, query: Any) -> Iterator[tuple[int, float]]:
        """The same document numbers with their scores."""
        matcher, _, end = self._matcher(query, self.searcher.context())
        passes = self.test() if matcher.is_active() else None  # an empty segment has no columns
        while matcher.is_active() and (number := matcher.id()) < end:
            if passes is None or passes(number):
                yield number, matcher.score()
            matcher.next()

    def _matcher(self, query: Any, context: Any) -> tuple[Any, int, int]:
        """Whoosh's matcher at the first document number wanted, and the range of those wanted.

        Some of its matchers go back to their beginning when asked for `all_ids`.
        """
        start, end = self.range()
        if start >= end:
            return NullMatcher(), start, end
        matcher = query.matcher(self.searcher, context)
        if start > 0 and matcher.is_active():
            matcher.skip_to(start)
        return matcher, start, end

    def range(self) -> tuple[int, int]:
        """The document numbers [start, end) whose dates are wanted."""
        since, until, on = self.filters.since, self.filters.until, self.filters.on
        if on is not None:
            since, until = date(on.year, 1, 1), date(on.year, 12, 31)
        end = self.reader.doc_count_all()
        if (since is None and until is None) or end == 0:  # an empty index has no columns either
            return 0, end
        start = bisect_left(self.column("published"), day_number(since) or 1)
        if until is not None:
            end = bisect_right(self.column("published"), day_number(until))
        return start, end

    def test(self) -> Callable[[int], bool] | None:
        """The test that a document number must pass; None where all do."""
        tests = list(self._tests())
        if len(tests) < 2:
            return tests[0] if tests else None
        return lambda number: all(passes(number) for passes in tests)

    @cached_property
    def unseen(self) -> set[int]:
        """The document numbers that these filters hide from every query, without deleted ones."""
        if self.filters.at is not None:
            return self._unseen_at(self.filters.at)
        unseen = self.postings("absent", "yes")
        return set(unseen if self.filters.history else self.postings("superseded", "yes") + unseen)

    def count(self) -> int:
        """How many entries are visible."""
        return int(self.reader.doc_count()) - len(self.unseen)

    def frequency(self, field: str, word: bytes) -> int:
        """How many of the visible entries have a word."""
        if (field, word) not in self.reader:
            return 0
        if not self.unseen and not self.reader.has_deletions():
            return int(self.reader.doc_frequency(field, word))
        numbers = self.reader.postings(field, word).all_ids()  # without the deleted ones
        return sum(number not in self.unseen for number in numbers)

    def _tests(self) -> Iterator[Callable[[int], bool]]:
        filters, unseen = self.filters, self.unseen
        if filters.sources:
            numbers = {n for source in filters.sources for n in self.postings("source", source)}
            yield (numbers - unseen).__contains__
        elif unseen:
            yield lambda number: number not in unseen
        if (on := filters.on) is not None:
            yield lambda number: self._covers(number, on)
        if (among := filters.among) is not None:
            yield lambda number: self.column("id")[number].decode() in among
        if (positions := filters.positions) is not None:
            yield lambda number: self.column("position")[number] in positions

    def _covers(self, number: int, day: date) -> bool:
        """Whether an entry's date, as exact as it is, may be that day. Its year is known to be."""
        dated = date.fromordinal(self.column("published")[number])
        match PRECISIONS[self.column("precision")[number]]:
            case "year":
                return True
            case "month":
                return dated.month == day.month
            case _:
                return dated == day

    def _unseen_at(self, position: int) -> set[int]:
        names = ("position", "rewritten", "replaced", "until")
        rows = zip(*(self.column(name) for name in names), strict=True)
        history = self.filters.history
        unseen = {
            number
            for number, (came, rewritten, replaced, until) in enumerate(rows)
            if came > position
            or rewritten > position
            or 0 < replaced <= position
            or (not history and 0 < until <= position)
        }
        return unseen.intersection(self.reader.all_doc_ids())
