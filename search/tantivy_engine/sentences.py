"""Sentences: entries by how many of the words they have, and how telling these are.

Of the entries with at least so many words the best are asked for, for each number there is. None
that is missing from all of these lists can be among the best: it has as many words as, and a lower
score than, each of those that are listed for its number of words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from tantivy import Occur, Query, Searcher

from search.tantivy_engine.filters import Clause
from search.tantivy_engine.hits import Hit, best, first_hits, numbers
from search.tantivy_engine.queries import unscored
from search.tantivy_engine.schema import SCHEMA, position_of


def answered(
    searcher: Searcher,
    words: Sequence[Query],
    filtering: Sequence[Clause],
    among: Set[int] | None,
    limit: int,
) -> tuple[tuple[int, ...], list[Hit]]:
    """How many entries at these positions have exactly so many of the words, from 0 (not counted)
    to all, and the best: by what the words say, and the more, the more of them there are."""
    at_least = [0] * (len(words) + 2)
    listed: dict[int, Hit] = {}
    for count in range(1, len(words) + 1):
        having = Query.boolean_query(
            [(Occur.Should, word) for word in words], minimum_number_should_match=count
        )
        narrowed = Query.boolean_query([(Occur.Must, having), *filtering])
        at_least[count], hits = best(searcher, narrowed, among, limit)
        if not at_least[count]:
            break
        listed |= {position_of(hit.order): hit for hit in hits}
    exactly = [at_least[count] - at_least[count + 1] for count in range(1, len(words) + 1)]
    had = _had(searcher, words, filtering, listed)
    weighed = [
        Hit(hit.address, hit.order, (hit.score or 0.0) * had[position] / len(words))
        for position, hit in listed.items()
    ]
    weighed.sort(key=lambda hit: (hit.score, hit.order), reverse=True)
    return (0, *exactly), weighed[:limit]


def _had(
    searcher: Searcher,
    words: Sequence[Query],
    filtering: Sequence[Clause],
    positions: Mapping[int, Hit],
) -> dict[int, int]:
    """How many of the words the entries at these positions have."""
    among = unscored(Query.term_set_query(SCHEMA, "position", list(positions)))
    each = [(Occur.Should, Query.const_score_query(word, 1.0)) for word in words]
    counting = Query.boolean_query([(Occur.Must, among), *each, *filtering])
    _, counted = first_hits(searcher, counting, len(positions))
    found = numbers(searcher, "position", [address for _, address in counted])
    return {position: round(count) for position, (count, _) in zip(found, counted, strict=True)}
