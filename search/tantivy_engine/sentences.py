"""Sentences: the entries that have some of the words, by what these say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from tantivy import Occur, Query, Searcher

from search.tantivy_engine.filters import Clause
from search.tantivy_engine.hits import OrderedEntry, all_hits, best

#: The words of so many entries are counted entry by entry: a walk for each number takes longer.
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
    some, hits = best(searcher, _having(words, 1, filtering), among, limit)
    at_least = [some]
    while at_least[-1] > _FEW and len(at_least) < len(words):
        having = _having(words, len(at_least) + 1, filtering)
        at_least.append(best(searcher, having, among, 0)[0])
    fewer = [here - above for here, above in pairwise(at_least)]
    had = _had(searcher, words, len(at_least), filtering, among)
    return (0, *fewer, *(had[count] for count in range(len(at_least), len(words) + 1))), hits


def _had(
    searcher: Searcher,
    words: Sequence[Query],
    least: int,
    filtering: Sequence[Clause],
    among: Set[int] | None,
) -> Counter[int]:
    """How many entries have how many of the words, of those that have at least so many."""
    each = [Query.const_score_query(word, 1.0) for word in words]
    found = all_hits(searcher, _having(each, least, filtering), among)
    return Counter(round(count) for count, _ in found)


def _having(words: Sequence[Query], count: int, filtering: Sequence[Clause]) -> Query:
    """Entries with at least so many of the words."""
    some = Query.boolean_query(
        [(Occur.Should, word) for word in words], minimum_number_should_match=count
    )
    return Query.boolean_query([(Occur.Must, some), *filtering])
