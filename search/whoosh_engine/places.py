"""Where words stand together, told from the bits of their places (see `place_bits`), in all entries
at a time: a step is taken for each of them within `map`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, reduce
from itertools import repeat
from operator import and_, or_, rshift

from search.index.plan import Within
from search.whoosh_engine.storage.place_bits import places_of
from search.whoosh_engine.storage.posting_lists import PostingList

#: How often runs are counted near each other: more often says no more.
OFTEN = 3


def run_starts(words: Sequence[PostingList], among: Set[int]) -> Mapping[int, int]:
    """Where the first of some words stands before the others, one right after the other, in each
    entry that has such a run, of entries that have all of the words."""
    rarest, *others = sorted(range(len(words)), key=lambda n: len(words[n].numbers))
    starts = dict(zip(sorted(among), _before(words[rarest], rarest, among), strict=True))
    for n in others:
        both = map(and_, starts.values(), _before(words[n], n, starts.keys()))
        starts = {number: bits for number, bits in zip(starts, both, strict=True) if bits}
    return starts


def _before(word: PostingList, places: int, among: Container[int]) -> Iterator[int]:
    """Where something stands so many places before a word, in each of these entries."""
    there = word.bits(among)
    return map(rshift, there, repeat(places)) if places else there


def times_run(words: Sequence[PostingList], among: Set[int]) -> Iterator[tuple[int, int]]:
    """How often words stand one right after the other, in each entry where they do."""
    starts = run_starts(words, among)
    return zip(starts, map(int.bit_count, starts.values()), strict=True)


def times_within(near: Within, runs: Sequence[Mapping[int, int]]) -> Iterator[tuple[int, int]]:
    """At how many places, up to `OFTEN`, a stretch begins that holds all runs, in any order and
    none over another, with no more words between them than may be; in each entry where there is
    one. `runs` has where each begins."""
    numbers = sorted(set(runs[0]).intersection(*runs[1:]))
    starts = [list(map(run.__getitem__, numbers)) for run in runs]
    lengths = list(map(len, near.runs))
    times: Iterable[int] = map(int.bit_count, begins(starts, lengths, near.words))
    if may_overlap(near):
        rows = zip(times, zip(*starts, strict=True), strict=True)
        times = (count and _times_apart(row, lengths, near.words) for count, row in rows)
    for number, count in zip(numbers, times, strict=True):
        if count:
            yield number, min(OFTEN, count)


def may_overlap(near: Within) -> bool:
    """Whether runs that `begins` finds near each other may lie over one another."""
    words = [word for run in near.runs for word in run]
    return len(near.runs) > 2 and len(set(words)) < len(words)


def begins(
    starts: Sequence[Collection[int]], lengths: Sequence[int], between: int
) -> Iterator[int]:
    """Where a stretch begins that holds all runs, each behind the first one. Of three or more, two
    of these may lie over one another."""
    room = sum(lengths) + between

    @cache
    def spread(run: int, over: int) -> Collection[int]:
        return _spread(starts[run], over)

    parts: list[Iterable[int]] = []
    for run, length in enumerate(lengths):
        part: Iterable[int] = starts[run]
        for other, after in enumerate(lengths):
            if other != run:
                there = spread(other, room - length - after + 1)
                part = map(and_, part, map(rshift, there, repeat(length)))
        parts.append(part)
    return iter(reduce(lambda a, b: map(or_, a, b), parts))


def _spread(starts: Collection[int], over: int) -> Collection[int]:
    """Where a stretch of so many places begins in which a run begins."""
    covered = 1
    while covered < over:
        step = min(covered, over - covered)
        starts = list(map(or_, starts, map(rshift, starts, repeat(step))))
        covered += step
    return starts


def _times_apart(bits: Iterable[int], lengths: Sequence[int], between: int) -> int:
    """At how many places, or `OFTEN`, a stretch begins in which no run lies over another."""
    starts, room = list(map(places_of, bits)), sum(lengths) + between

    def fits(rest: tuple[int, ...], start: int, end: int) -> bool:
        """Whether the remaining runs find room in [start, end). In a given order each is best put
        as early as it can be."""
        if not rest:
            return True
        for n, run in enumerate(rest):
            found = bisect_left(starts[run], start)
            if found == len(starts[run]) or (after := starts[run][found] + lengths[run]) > end:
                return False  # nor would it find room behind another
            if len(rest) == 1 or fits(rest[:n] + rest[n + 1 :], after, end):
                return True
        return False

    begins: set[int] = set()
    for run, places in enumerate(starts):
        others = tuple(n for n in range(len(starts)) if n != run)
        for start in places:
            if fits(others, start + lengths[run], start + room):
                begins.add(start)
                if len(begins) == OFTEN:
                    return OFTEN
    return len(begins)
