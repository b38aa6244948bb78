"""Which entries of the index a query finds, and in which order.

Whoosh walks the postings; everything else is done here, because its own date ranges, facets and
sorting touch every posting several times. Segments are in the order of dates, so a range of dates
is a range of document numbers, found by bisection, and the newest are read from the back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import merge, nlargest
from itertools import islice
from typing import Any, Literal

from whoosh.query import Every as EveryEntry
from whoosh.searching import Searcher

from search.postings import compiled
from search.schema import day_number
from search.syntax import Tree

Sort = Literal["relevance", "newest", "oldest"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What a hit must be, beside matching the query."""

    #: Names of sources; empty for all.
    sources: tuple[str, ...] = ()
    #: Both included. An entry without a date is in no range.
    since: date | None = None
    until: date | None = None
    #: Whether superseded entries are wanted too.
    history: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """An entry that was found."""

    position: int
    id: str
    revision: int
    superseded: bool
    withdrawn: bool
    score: float | None


def find(
    searcher: Searcher, tree: Tree | None, filters: Filters, sort: Sort, limit: int | None
) -> tuple[int, list[Found]]:
    """How many entries are found, and the first `limit` of them; without a tree all there are.

    Entries without a date stand before all others. Equally good ones are ordered newest first.
    """
    wanted = compiled(tree) if tree else EveryEntry()
    segments = [_Segment(leaf) for leaf, _ in searcher.leaf_searchers()]
    if sort == "relevance":
        scored = [
            (score, segment, number)
            for segment in segments
            for number, score in segment.scores(wanted, filters)
        ]
        return len(scored), [_found(*hit) for hit in _best(scored, limit)]
    runs = [(segment, segment.numbers(wanted, filters)) for segment in segments]
    total = sum(len(numbers) for _, numbers in runs)
    ordered = _by_date(runs, newest_first=sort == "newest")
    return total, [_found(None, *hit) for hit in islice(ordered, limit)]


def among(searcher: Searcher, tree: Tree, ids: Collection[str]) -> set[str]:
    """Which of these documents the query finds, in any state they were ever in."""
    wanted = compiled(tree)
    found: set[str] = set()
    for leaf, _ in searcher.leaf_searchers():
        segment = _Segment(leaf)
        entries = {number: id for id in ids for number in segment.postings("id", id)}
        if entries:
            numbers = segment.numbers(wanted, Filters(history=True))
            found.update(entries[number] for number in numbers if number in entries)
    return found


class _Segment:
    """A segment of the index with its columns, each read when it is first asked for."""

    def __init__(self, searcher: Any) -> None:
        self.searcher = searcher
        self.reader = searcher.reader()
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

    def numbers(self, wanted: Any, filters: Filters) -> list[int]:
        """The document numbers found, which ascend with the date."""
        start, end = self.range(filters)
        if start >= end:
            return []
        matcher = wanted.matcher(self.searcher, self.searcher.boolean_context())
        if not matcher.is_active():
            return []
        if start > 0:
            matcher.skip_to(start)
        passes = self.test(filters)
        found = []
        for number in matcher.all_ids():
            if number >= end:
                break
            if number >= start and (passes is None or passes(number)):
                found.append(number)
        return found

    def scores(self, wanted: Any, filters: Filters) -> Iterator[tuple[int, float]]:
        """The document numbers found with their scores."""
        start, end = self.range(filters)
        if start >= end:
            return
        matcher = wanted.matcher(self.searcher, self.searcher.context())
        if start > 0 and matcher.is_active():
            matcher.skip_to(start)
        passes = self.test(filters)
        while matcher.is_active() and (number := matcher.id()) < end:
            if passes is None or passes(number):
                yield number, matcher.score()
            matcher.next()

    def range(self, filters: Filters) -> tuple[int, int]:
        """The document numbers [start, end) whose dates are wanted."""
        end = self.reader.doc_count_all()
        if filters.since is None and filters.until is None:
            return 0, end
        start = bisect_left(self.column("published"), day_number(filters.since) or 1)
        if filters.until is not None:
            end = bisect_right(self.column("published"), day_number(filters.until))
        return start, end

    def test(self, filters: Filters) -> Callable[[int], bool] | None:
        """What a document number must pass; None where all do."""
        barred = set() if filters.history else set(self.postings("superseded", "yes"))
        if not filters.sources:
            return (lambda number: number not in barred) if barred else None
        wanted = {n for source in filters.sources for n in self.postings("source", source)}
        wanted -= barred
        return wanted.__contains__


def _best(
    scored: list[tuple[float, _Segment, int]], limit: int | None
) -> list[tuple[float, _Segment, int]]:
    """The best, and of equally good ones the newest."""
    if limit is not None and len(scored) > limit:
        least = nlargest(limit, (score for score, _, _ in scored))[-1] if limit else 0.0
        scored = [hit for hit in scored if hit[0] >= least]
    ordered = sorted(scored, key=lambda hit: (hit[0], hit[1].date_key(hit[2])), reverse=True)
    return ordered[:limit]


def _by_date(
    runs: list[tuple[_Segment, list[int]]], *, newest_first: bool
) -> Iterator[tuple[_Segment, int]]:
    """Segments in the order of dates, merged; dates are read only as far as they are asked for."""

    def keyed(segment: _Segment, numbers: list[int]) -> Iterator[tuple[Any, _Segment, int]]:
        for number in reversed(numbers) if newest_first else numbers:
            yield segment.date_key(number), segment, number

    for _, segment, number in merge(
        *(keyed(*run) for run in runs), key=lambda hit: hit[0], reverse=newest_first
    ):
        yield segment, number


def _found(score: float | None, segment: _Segment, number: int) -> Found:
    return Found(
        position=segment.column("position")[number],
        id=segment.column("id")[number].decode(),
        revision=segment.column("revision")[number],
        superseded=segment.column("until")[number] > 0,
        withdrawn=bool(segment.column("withdrawn")[number]),
        score=score,
    )
