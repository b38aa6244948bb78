"""Where words stand together in one text, told from the places of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence


def run_starts(words: Sequence[str], places: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """Where these words stand one right after the other, ascending, from where each stands."""
    starts = places[words[0]]
    for after, word in enumerate(words[1:], start=1):
        there = {place - after for place in places[word]}
        starts = [start for start in starts if start in there]
        if not starts:
            break
    return starts


#: How often runs are counted near each other: more often says no more.
OFTEN = 3


def times_within(starts: Sequence[Sequence[int]], lengths: Sequence[int], between: int) -> int:
    """At how many places, up to `OFTEN`, a stretch begins that holds all of some runs, in any order
    and none over another, with at most so many other words between them in all.

    `starts` has where each run begins, ascending, and `lengths` of how many words it is.
    """
    room = sum(lengths) + between

    def fits(rest: tuple[int, ...], start: int, end: int) -> bool:
        """Whether the remaining runs find room in [start, end). In a given order each is best put
        as early as it can be."""
        if not rest:
            return True
        for run in dict.fromkeys(rest):
            n = bisect_left(starts[run], start)
            if n == len(starts[run]) or (after := starts[run][n] + lengths[run]) > end:
                return False  # nor would it find room behind another
            others = list(rest)
            others.remove(run)
            if fits(tuple(others), after, end):
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
