"""Which entries of the index a query finds, and in which order.

Whoosh only walks the postings: its own date ranges, facets and sorting touch every posting several
times. Segments are in the order of dates, so a range of dates is a range of document numbers
(see `search.whoosh_engine.segment`), and the newest are read from the back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import merge, nlargest
from itertools import islice
from typing import Any, Literal

from whoosh.query import Every as EveryEntry
from whoosh.searching import Searcher

from search.language.syntax import Tree
from search.whoosh_engine.postings import compiled
from search.whoosh_engine.relevance import Relevance
from search.whoosh_engine.segment import Filters, Segment

Order = Literal["relevance", "newest", "oldest"]

#: Decimals of a score that count: Whoosh adds up words in another order in another segment.
_DIGITS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundEntry:
    """An entry that was found."""

    position: int
    id: str
    revision: int
    superseded: bool
    withdrawn: bool
    score: float | None


def find(
    searcher: Searcher, tree: Tree | None, filters: Filters, sort: Order, limit: int | None
) -> tuple[int, list[FoundEntry]]:
    """How many entries the tree finds, and the first `limit` of them; without a tree all.

    By date, entries without one are older than all others; of two of a date the one with the higher
    position is newer. By relevance, equally good entries are ordered newest first.
    """
    query = compiled(tree) if tree else EveryEntry()
    segments = _segments(searcher, filters)
    if sort == "relevance":
        scored = [
            (score, segment, number)
            for segment in segments
            for number, score in segment.scores(query)
        ]
        return len(scored), [_found(*hit) for hit in _best(scored, limit)]
    runs = [(segment, segment.numbers(query)) for segment in segments]
    total = sum(len(numbers) for _, numbers in runs)
    ordered = _by_date(runs, newest_first=sort == "newest")
    return total, [_found(None, *hit) for hit in islice(ordered, limit)]


def find_among(
    searcher: Searcher, tree: Tree, ids: Collection[str], at: int | None = None
) -> set[str]:
    """Which of these documents the query finds in any state they ever were in, or had been by a
    position of the log."""
    query = compiled(tree)
    found: set[str] = set()
    for segment in _segments(searcher, Filters(history=True, at=at)):
        entries = {number: id for id in ids for number in segment.postings("id", id)}
        if entries:
            found.update(entries[n] for n in segment.numbers(query) if n in entries)
    return found


def _segments(searcher: Searcher, filters: Filters) -> list[Segment]:
    segments = [Segment(leaf, filters) for leaf, _ in searcher.leaf_searchers()]
    relevance = Relevance(segments)
    for segment in segments:
        segment.searcher.weighting = relevance
    return segments


def _best(
    scored: list[tuple[float, Segment, int]], limit: int | None
) -> list[tuple[float, Segment, int]]:
    """The best entries; of equally good ones, the newest first."""
    if limit is not None and len(scored) > limit:
        least = nlargest(limit, (score for score, _, _ in scored))[-1] if limit else 0.0
        scored = [hit for hit in scored if hit[0] >= least - 10**-_DIGITS]
    alike = [(round(score, _DIGITS), segment, number) for score, segment, number in scored]
    ordered = sorted(alike, key=lambda hit: (hit[0], hit[1].date_key(hit[2])), reverse=True)
    return ordered[:limit]


def _by_date(
    runs: list[tuple[Segment, list[int]]], *, newest_first: bool
) -> Iterator[tuple[Segment, int]]:
    """Segments in the order of dates, merged; dates are read only as far as they are asked for."""

    def keyed(segment: Segment, numbers: list[int]) -> Iterator[tuple[Any, Segment, int]]:
        for number in reversed(numbers) if newest_first else numbers:
            yield segment.date_key(number), segment, number

    for _, segment, number in merge(
        *(keyed(*run) for run in runs), key=lambda hit: hit[0], reverse=newest_first
    ):
        yield segment, number


def _found(score: float | None, segment: Segment, number: int) -> FoundEntry:
    at = segment.filters.at
    return FoundEntry(
        position=segment.column("position")[number],
        id=segment.column("id")[number].decode(),
        revision=segment.column("revision")[number],
        superseded=_had_happened(segment.column("until")[number], at),
        withdrawn=_had_happened(segment.column("withdrawn")[number], at),
        score=score,
    )


def _had_happened(since: int, at: int | None) -> bool:
    """Whether what happened at position `since` (0: never) had happened by `at` (None: now)."""
    return since > 0 and (at is None or since <= at)
