"""Where words stand together in one text, told from the places of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set

from search.whoosh_engine.storage.posting_lists import PostingList


def run_ends(words: Sequence[PostingList], among: Set[int]) -> Iterator[tuple[int, set[int]]]:
    """Where the last of two or more words stands after the others, one right after the other, in
    each entry that has such a run, of entries that have all of the words. They come one by one: to
    keep a set for each takes as long as to find them."""
    last = len(words) - 1
    rarest, *others, commonest = sorted(range(len(words)), key=lambda n: len(words[n].numbers))
    numbers: Iterable[int] = sorted(among)
    left: Container[int] = among
    ends: Iterable[set[int]] = map(set, words[rarest].places(among, last - rarest))
    for n in others:
        kept = dict(_in_both(numbers, ends, words[n].places(left, last - n)))
        numbers, left, ends = kept, kept, kept.values()
    return _in_both(numbers, ends, words[commonest].places(left, last - commonest))


def _in_both(
    numbers: Iterable[int], ends: Iterable[set[int]], places: Iterable[Iterable[int]]
) -> Iterator[tuple[int, set[int]]]:
    """What of the ends is among the places, in each of these entries where something is."""
    both = map(set.intersection, ends, places)
    return ((number, found) for number, found in zip(numbers, both, strict=True) if found)


def run_starts(words: Sequence[PostingList], among: Set[int]) -> Mapping[int, Sequence[int]]:
    """Where the first of these words stands before the others, ascending (see `run_ends`)."""
    if len(words) == 1:
        return dict(zip(sorted(among), words[0].places(among), strict=True))
    before = len(words) - 1
    return {
        number: sorted(end - before for end in found) for number, found in run_ends(words, among)
    }


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
