"""Sentences: the entries that have some of the words, by what these say."""

from __future__ import annotations

from collections.abc import Sequence, Set

from tantivy import Occur, Query, Searcher

from search.tantivy_engine.filters import Clause
from search.tantivy_engine.hits import Hit, best


def answered(
    searcher: Searcher,
    words: Sequence[Query],
    filtering: Sequence[Clause],
    among: Set[int] | None,
    limit: int | None,
) -> tuple[tuple[int, ...], list[Hit]]:
    """How many entries at these positions have exactly so many of the words, from 0 (not counted)
    to all, and the best of them."""
    some, hits = best(searcher, _having(words, 1, filtering), among, limit)
    at_least = [some]
    for count in range(2, len(words) + 1):
        having = _having(words, count, filtering)
        at_least.append(best(searcher, having, among, 0)[0] if at_least[-1] else 0)
    more = [*at_least[1:], 0]
    return (0, *(here - above for here, above in zip(at_least, more, strict=True))), hits


def _having(words: Sequence[Query], count: int, filtering: Sequence[Clause]) -> Query:
    """Entries with at least so many of the words."""
    some = Query.boolean_query(
        [(Occur.Should, word) for word in words], minimum_number_should_match=count
    )
    return Query.boolean_query([(Occur.Must, some), *filtering])
