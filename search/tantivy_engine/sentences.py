"""Sentences: the entries that have some of the words, by what these say."""

from __future__ import annotations

from collections.abc import Sequence

from tantivy import Occur, Query, Searcher

from search.tantivy_engine.filters import Clause
from search.tantivy_engine.hits import Hit, best


def answered(
    searcher: Searcher, words: Sequence[Query], filtering: Sequence[Clause], limit: int | None
) -> tuple[tuple[int, ...], list[Hit]]:
    """How many entries have exactly so many of the words, from 0 (not counted) to all, and the
    best of them."""
    some, hits = best(searcher, _having(words, 1, filtering), None, limit)
    at_least = [0, some]
    for count in range(2, len(words) + 1):
        more = at_least[-1] and best(searcher, _having(words, count, filtering), None, 0)[0]
        at_least.append(more)
    fewer = [*at_least[2:], 0]
    exactly = [here - next_ for here, next_ in zip(at_least[1:], fewer, strict=True)]
    return (0, *exactly), hits


def _having(words: Sequence[Query], count: int, filtering: Sequence[Clause]) -> Query:
    """Entries with at least so many of the words."""
    some = Query.boolean_query(
        [(Occur.Should, word) for word in words], minimum_number_should_match=count
    )
    return Query.boolean_query([(Occur.Must, some), *filtering])
