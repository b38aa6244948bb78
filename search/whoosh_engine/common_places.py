"""Where common words stand together, told in all entries at once from their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import compress, repeat
from operator import and_, rshift

from search.index.plan import Run, Within
from search.whoosh_engine.places import OFTEN, begins, may_overlap
from search.whoosh_engine.storage.common_words import GAP, Row
from search.whoosh_engine.storage.posting_lists import PostingList

#: Of so many entries one must be asked about: to look at all of them takes as long.
_SHARE = 8


def rows_of(
    leaf: Run | Within, runs: Sequence[Sequence[PostingList]], among: Set[int]
) -> list[list[Row]] | None:
    """The rows to ask for what stands together in these entries; None where they are better looked
    at one by one."""
    rows = [[word.row for word in run if word.row] for run in runs]
    if list(map(len, rows)) != list(map(len, runs)) or len(among) * _SHARE < rows[0][0].entries:
        return None
    if isinstance(leaf, Within) and may_overlap(leaf):
        return None
    return rows if sum(map(len, rows)) + _between(leaf) <= GAP else None


def times_everywhere(
    leaf: Run | Within, rows: Sequence[Sequence[Row]]
) -> Iterator[tuple[int, int]]:
    """How often it occurs, words near each other up to `OFTEN` times, in each entry where it does;
    `rows` are those of the words of each run."""
    starts = [_starts(run) for run in rows]
    begun = begins(starts, list(map(len, rows)), _between(leaf))
    times = list(rows[0][0].times(begun))
    if isinstance(leaf, Within):
        times = [min(OFTEN, count) if count else 0 for count in times]
    return compress(enumerate(times), times)


def _starts(run: Sequence[Row]) -> list[int]:
    """Where a run begins, by blocks of entries."""
    starts = run[0].blocks()
    for n, row in enumerate(run[1:], 1):
        starts = list(map(and_, starts, map(rshift, row.blocks(), repeat(n))))
    return starts


def _between(leaf: Run | Within) -> int:
    return leaf.words if isinstance(leaf, Within) else 0
