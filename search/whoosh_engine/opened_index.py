"""A Whoosh index that is asked: which entries a plan finds, and in which order.

Whoosh only reads what is stored: its own matchers, date ranges, facets and sorting take several
times as long. Segments are in the order of dates, so the newest are read from the back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from heapq import merge, nlargest
from itertools import islice
from pathlib import Path
from typing import Any

from search.index.engine import (
    PROPOSED_EDITS,
    Filters,
    FoundEntry,
    FoundSentence,
    Order,
    had_happened,
    refuse_broad,
)
from search.index.plan import AllOf, AnyOf, Field, Misspelt, Plan, Term, patterns
from search.language.spelling import edits
from search.volumes import volume
from search.whoosh_engine.effort import Effort
from search.whoosh_engine.matches import Matches
from search.whoosh_engine.relevance import DIGITS, Relevance
from search.whoosh_engine.segment import Segment
from search.whoosh_engine.storage.schema import open_volume
from search.whoosh_engine.storage.stored_segment import StoredSegment


@dataclass(frozen=True, slots=True)
class _Hit:
    segment: Segment
    number: int
    score: float | None = None


@contextmanager
def opened(directory: Path) -> Iterator[OpenWhooshIndex | None]:
    """The index in a directory, to be asked; None where there is none."""
    folder = volume.latest(directory)
    if folder is None:
        yield None
        return
    reader = open_volume(folder).reader()
    try:
        segments = [
            StoredSegment(leaf) for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()
        ]
        with ExitStack() as closing:
            for segment in segments:
                closing.callback(segment.close)
            yield OpenWhooshIndex(segments)
    finally:
        reader.close()


class OpenWhooshIndex:
    """What the segments of an index answer together (see `search.index.engine.OpenIndex`)."""

    notes = ()

    def __init__(self, segments: Sequence[StoredSegment]) -> None:
        self.segments = segments

    def find(
        self, plan: Plan, filters: Filters, sort: Order, limit: int | None, offset: int = 0
    ) -> tuple[int, list[FoundEntry]]:
        segments = self._segments(filters, plan)
        found = [matches.numbers(plan, matches.segment.passing) for matches in segments]
        end = None if limit is None else offset + limit
        if sort == "relevance":
            parts = plan.parts if isinstance(plan, AllOf | AnyOf) else (plan,)
            ordered = iter(_best(segments, parts, found, end))
        else:
            ordered = _by_date(segments, found, newest_first=sort == "newest")
        total = sum(map(len, found))
        return total, [_entry(hit) for hit in islice(ordered, offset, end)]

    def find_sentence(
        self, words: Sequence[Plan], filters: Filters, limit: int | None, offset: int = 0
    ) -> FoundSentence:
        segments = self._segments(filters, *words)
        having = list[Counter[int]]()
        by_words = Counter[int]()
        for matches in segments:
            had = Counter[int]()
            for word in words:
                had.update(matches.numbers(word, matches.segment.passing))
            by_words.update(had.values())
            having.append(had)
        end = None if limit is None else offset + limit
        best = _best(segments, words, [had.keys() for had in having], end)
        return FoundSentence(
            by_words=tuple(by_words[count] for count in range(len(words) + 1)),
            entries=tuple(map(_entry, best[offset:])),
        )

    def positions(self, plan: Plan, filters: Filters) -> list[int]:
        found: list[int] = []
        for matches in self._segments(filters, plan):
            numbers = matches.numbers(plan, matches.segment.passing)
            position = matches.segment.stored.column("position")
            found += (position[number] for number in numbers)
        return found

    def positions_to_count(self, plan: Plan, filters: Filters) -> list[int]:
        return self.positions(plan, filters)

    def frequencies(self, field: Field, words: Sequence[str], at: int | None = None) -> list[int]:
        if at is None:
            return [sum(one.frequency(field, word) for one in self.segments) for word in words]
        segments = [Segment(stored, Filters(at=at)) for stored in self.segments]
        return [
            sum(len(one.visible.intersection(one.stored.numbers(field, word))) for one in segments)
            for word in words
        ]

    def similar_words(self, word: str, limit: int) -> list[tuple[str, int]]:
        segments = self._segments(Filters())
        found: list[tuple[str, int]] = []
        for most in range(1, PROPOSED_EDITS + 1):
            if len(found) < limit:  # else there are enough that are nearer
                found = _spelled_like(segments, word, most)
        found.sort(key=lambda pair: (edits(word, pair[0], PROPOSED_EDITS) or 0, -pair[1], pair[0]))
        return found[:limit]

    def _segments(self, filters: Filters, *plans: Plan) -> list[Matches]:
        """The segments, in which a plan may be looked for unless it stands for too many words."""
        effort = Effort()
        segments = [Matches(Segment(stored, filters), effort) for stored in self.segments]
        refuse_broad(
            {
                leaf: len(set().union(*(matches.words(leaf) for matches in segments)))
                for leaf in patterns(*plans)
            }
        )
        return segments


def _spelled_like(segments: Sequence[Matches], word: str, most: int) -> list[tuple[str, int]]:
    """The other words that are at most so many edits away, with how many entries have each."""
    counts = Counter[str]()
    for matches in segments:
        for similar in matches.words(Misspelt(field="written", word=word, edits=most)):
            counts[similar] += matches.frequency(Term(field="written", word=similar))
    del counts[word]
    return [(similar, count) for similar, count in counts.items() if count]


def _best(
    segments: Sequence[Matches], parts: Sequence[Plan], found: Sequence[Set[int]], limit: int | None
) -> list[_Hit]:
    """The best entries by all parts together; of equally good ones, the newest first."""
    if limit == 0:
        return []
    relevance = Relevance(segments)
    scored = [
        dict.fromkeys(numbers, 0.0) | relevance.best_scores(parts, matches, numbers, limit)
        for matches, numbers in zip(segments, found, strict=True)
    ]
    every = [score for scores in scored for score in scores.values()]
    is_page = limit is not None and len(every) > limit
    least = nlargest(limit or 0, every)[-1] - 10**-DIGITS if is_page else 0.0
    hits: list[_Hit] = []
    for matches, scores in zip(segments, scored, strict=True):
        good = {number: score for number, score in scores.items() if score >= least}
        rounded = {score: round(score, DIGITS) for score in set(good.values())}
        # Numbers ascend with the date, so that of equally good ones the greatest is the newest.
        newest = sorted(good, reverse=True)
        best = sorted(newest, key=lambda number: rounded[good[number]], reverse=True)[:limit]
        hits += [_Hit(matches.segment, number, rounded[good[number]]) for number in best]
    hits.sort(key=lambda hit: (hit.score, hit.segment.date_key(hit.number)), reverse=True)
    return hits[:limit]


def _by_date(
    segments: Sequence[Matches], found: Sequence[Collection[int]], *, newest_first: bool
) -> Iterator[_Hit]:
    """Segments in the order of dates, merged; dates are read only as far as they are asked for."""

    def keyed(segment: Segment, numbers: Collection[int]) -> Iterator[tuple[Any, _Hit]]:
        for number in sorted(numbers, reverse=newest_first):
            yield segment.date_key(number), _Hit(segment, number)

    runs = (keyed(part.segment, numbers) for part, numbers in zip(segments, found, strict=True))
    for _, hit in merge(*runs, key=lambda pair: pair[0], reverse=newest_first):
        yield hit


def _entry(hit: _Hit) -> FoundEntry:
    segment, number, at = hit.segment.stored, hit.number, hit.segment.filters.at
    published = segment.column("published")[number]
    return FoundEntry(
        position=segment.column("position")[number],
        id=segment.id(number),
        revision=segment.column("revision")[number],
        superseded=had_happened(segment.column("until")[number], at),
        withdrawn=had_happened(segment.column("withdrawn")[number], at),
        published_on=date.fromordinal(published) if published else None,
        score=hit.score,
    )
