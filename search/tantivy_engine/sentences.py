"""Sentences: entries by how many of the words they have, and how telling these are.

Of the entries with at least so many words the best are asked for, for each number there is. None
that is missing from all of these lists can be among the best: it has as many words as, and a lower
score than, each of those that are listed for its number of words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tantivy import DocAddress, Occur, Query, Searcher

from search.tantivy_engine.filters import Clause
from search.tantivy_engine.hits import Hit, first_hits, in_order, numbers
from search.tantivy_engine.queries import unscored
from search.tantivy_engine.schema import SCHEMA

#: How many more hits are asked for than are wanted, since equally good ones are given in no order.
_MORE = 20


def answered(
    searcher: Searcher, words: Sequence[Query], filtering: Sequence[Clause], limit: int
) -> tuple[tuple[int, ...], list[Hit]]:
    """How many entries have exactly so many of the words, from 0 (not counted) to all, and the
    best of them."""
    at_least = [0] * (len(words) + 2)
    listed: dict[int, tuple[float, DocAddress]] = {}
    for count in range(1, len(words) + 1):
        having = Query.boolean_query(
            [(Occur.Should, word) for word in words], minimum_number_should_match=count
        )
        narrowed = Query.boolean_query([(Occur.Must, having), *filtering])
        at_least[count], hits = first_hits(searcher, narrowed, limit + _MORE)
        if not hits:
            break
        positions = numbers(searcher, "position", [address for _, address in hits])
        listed |= dict(zip(positions, hits, strict=True))
    exactly = [at_least[count] - at_least[count + 1] for count in range(1, len(words) + 1)]
    return (0, *exactly), _weighed(searcher, words, filtering, listed, limit)


def _weighed(
    searcher: Searcher,
    words: Sequence[Query],
    filtering: Sequence[Clause],
    hits: Mapping[int, tuple[float, DocAddress]],
    limit: int,
) -> list[Hit]:
    """The best of hits, which are given by position: what the words say, and the more, the more of
    them there are."""
    among = unscored(Query.term_set_query(SCHEMA, "position", list(hits)))
    each = [(Occur.Should, Query.const_score_query(word, 1.0)) for word in words]
    counting = Query.boolean_query([(Occur.Must, among), *each, *filtering])
    _, counted = first_hits(searcher, counting, len(hits))
    positions = numbers(searcher, "position", [address for _, address in counted])
    weighed = [
        (hits[position][0] * count / len(words), address)
        for position, (count, address) in zip(positions, counted, strict=True)
    ]
    weighed.sort(key=lambda hit: hit[0], reverse=True)
    return in_order(searcher, weighed, limit)
