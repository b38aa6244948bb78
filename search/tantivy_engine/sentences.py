"""Sentences: the entries that have some of the words, by what these say."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from tantivy import Occur, Query, Searcher

from search.tantivy_engine.filters import Clause
from search.tantivy_engine.hits import OrderedEntry, Scored, all_hits, best, first_hits, how_many
from search.tantivy_engine.queries import any_of

#: So many entries are gone through in less time than it takes to count those with each word.
_FEW = 5000


def answered(
    searcher: Searcher,
    words: Sequence[Query],
    filtering: Sequence[Clause],
    among: Set[int] | None,
    limit: int | None,
) -> tuple[tuple[int, ...], list[OrderedEntry]]:
    """How many entries at these positions have exactly so many of the words, from 0 (not counted)
    to all, and the best of them."""
    some, hits = best(searcher, _having_some(words, filtering), among, limit)
    if among is None and some > _FEW:
        had = _counted(searcher, words, filtering, some)
    else:
        had = _had(all_hits(searcher, _by_count(words, filtering), among), len(words))
    return (0, *(had[count] for count in range(1, len(words) + 1))), hits


def _counted(
    searcher: Searcher, words: Sequence[Query], filtering: Sequence[Clause], some: int
) -> Counter[int]:
    """How many entries have how many of the words, where so many have some.

    Most have one or two of them, and are not gone through: how many these are follows from how
    many have any word, and how many have each.
    """
    each = (Query.boolean_query([(Occur.Must, word), *filtering]) for word in words)
    further = sum(how_many(searcher, one) for one in each) - some
    by_count = _by_count(words, filtering)
    _, most = first_hits(searcher, by_count, further // 3)
    if most and most[-1][0] > 2:  # there may be as many with three, which have two further ones
        _, most = first_hits(searcher, by_count, further // 2)
    had = _had(most, len(words))
    others = some - len(most)
    with_two = further - sum((count - 1) * found for count, found in had.items())
    return had + Counter({1: others - with_two, 2: with_two})


def _had(hits: Scored, words: int) -> Counter[int]:
    """How many hits have how many of so many words; those with the most come first."""
    at_least = [bisect_right(hits, -float(n), key=lambda hit: -hit[0]) for n in range(words + 2)]
    return Counter({count: here - above for count, (here, above) in enumerate(pairwise(at_least))})


def _by_count(words: Sequence[Query], filtering: Sequence[Clause]) -> Query:
    """What has some of the words, scored by how many."""
    return _having_some([Query.const_score_query(word, 1.0) for word in words], filtering)


def _having_some(words: Sequence[Query], filtering: Sequence[Clause]) -> Query:
    return Query.boolean_query([(Occur.Must, any_of(words)), *filtering])
