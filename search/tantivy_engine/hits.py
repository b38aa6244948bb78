"""The hits of a query in their order, and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter
from typing import TypeAlias

from tantivy import DocAddress, Order, Query, Searcher

from search.index.engine import FoundEntry, dated, had_happened, position_of

#: Entries by their address, each with its score, or with its order number where that is the order.
Scored: TypeAlias = list[tuple[float, DocAddress]]
#: What two scores may differ by, as a share of them, and be as good: tantivy adds up words in
#: another order in another segment, and in 32 bits.
_ALIKE = 1e-4
#: So many hits more than are wanted are asked for first, to see whether further ones are as good.
_MORE = 10


@dataclass(frozen=True, slots=True)
class OrderedEntry:
    """An entry by its address in the index, with what it is ordered by."""

    address: DocAddress
    #: Its date and position (see `search.index.engine`).
    order: int
    score: float | None = None


def by_date(
    searcher: Searcher,
    query: Query,
    among: Set[int] | None,
    limit: int | None,
    *,
    newest_first: bool,
) -> tuple[int, list[OrderedEntry]]:
    """How many hits there are at these positions, and the first of them."""
    most = searcher.num_docs if limit is None or among is not None else limit
    total, found = _hits_by_date(searcher, query, most, newest_first=newest_first)
    if among is not None:
        found = [hit for hit in found if position_of(hit[0]) in among]
        total = len(found)
    return total, [OrderedEntry(address, order) for order, address in found[:limit]]


def positions_by_date(searcher: Searcher, query: Query, among: Set[int] | None) -> list[int]:
    """The positions of all hits at these positions, the newest first."""
    _, found = _hits_by_date(searcher, query, searcher.num_docs, newest_first=True)
    positions = [position_of(order) for order, _ in found]
    return positions if among is None else [it for it in positions if it in among]


def best(
    searcher: Searcher, query: Query, among: Set[int] | None, limit: int | None
) -> tuple[int, list[OrderedEntry]]:
    """How many hits there are at these positions, and the best; of equally good ones, the newest
    first."""
    whole = max(searcher.num_docs, 1)
    ask = whole if limit is None or among is not None else limit + _MORE
    total, scored = first_hits(searcher, query, ask)
    if scored and scored[0][0] == 0:  # all are as good, and the order is by date alone
        total, hits = by_date(searcher, query, among, limit, newest_first=True)
        return total, [OrderedEntry(hit.address, hit.order, 0.0) for hit in hits]
    while ask < whole and _is_cut_in_a_tie(scored, total, limit or 0):
        ask *= 64
        total, scored = first_hits(searcher, query, ask)
    if among is not None:
        scored = _at(searcher, scored, among)
        total = len(scored)
    return total, _in_order(searcher, scored, limit)


def all_hits(searcher: Searcher, query: Query, among: Set[int] | None) -> Scored:
    """All hits at these positions, with their scores."""
    _, scored = first_hits(searcher, query, searcher.num_docs)
    return scored if among is None else _at(searcher, scored, among)


def _in_order(searcher: Searcher, scored: Scored, limit: int | None) -> list[OrderedEntry]:
    """The best of what is given, the best first."""
    if limit is not None and len(scored) > limit:
        least = scored[limit - 1][0] * (1 - _ALIKE) if limit else float("inf")
        scored = [hit for hit in scored if hit[0] >= least]
    orders = numbers(searcher, "order", [address for _, address in scored])
    alike = {score: float(f"{score:.5g}") for score in {score for score, _ in scored}}
    keyed = [
        (alike[score], order, address)
        for (score, address), order in zip(scored, orders, strict=True)
    ]
    ordered = nlargest(len(keyed) if limit is None else limit, keyed, key=itemgetter(0, 1))
    return [OrderedEntry(address, order, score) for score, order, address in ordered]


def entries(searcher: Searcher, hits: Sequence[OrderedEntry], at: int | None) -> list[FoundEntry]:
    """What is known of hits as of a position (None: now)."""
    addresses = [hit.address for hit in hits]
    revisions, untils, withdrawals = (
        numbers(searcher, name, addresses) for name in ("revision", "until", "withdrawn")
    )
    found = []
    for n, hit in enumerate(hits):
        found.append(
            FoundEntry(
                position=position_of(hit.order),
                id=str(searcher.doc(hit.address).get_first("id")),
                revision=revisions[n],
                superseded=had_happened(untils[n], at),
                withdrawn=had_happened(withdrawals[n], at),
                published_on=dated(hit.order),
                score=hit.score,
            )
        )
    return found


def _is_cut_in_a_tie(scored: Scored, total: int, limit: int) -> bool:
    """Whether a hit that was not given may be as good as the last that is wanted."""
    if not limit or len(scored) >= total:
        return False
    least: float = scored[limit - 1][0]
    return scored[-1][0] >= least * (1 - _ALIKE)


def _at(searcher: Searcher, scored: Scored, among: Set[int]) -> Scored:
    positions = searcher.fast_field_values("position", [address for _, address in scored])
    return [hit for hit, position in zip(scored, positions, strict=True) if position in among]


def how_many(searcher: Searcher, query: Query) -> int:
    """How many entries a query finds."""
    return first_hits(searcher, query, 1)[0]


def first_hits(searcher: Searcher, query: Query, limit: int) -> tuple[int, Scored]:
    """How many entries are found, and the best by their scores."""
    found = searcher.search(query, limit=_bounded(searcher, limit))
    return int(found.count), found.hits  # type: ignore[attr-defined]


def _hits_by_date(
    searcher: Searcher, query: Query, limit: int, *, newest_first: bool
) -> tuple[int, list[tuple[int, DocAddress]]]:
    """How many entries are found, and the newest or the oldest with their order numbers."""
    order = Order.Desc if newest_first else Order.Asc
    found = searcher.search(
        query, limit=_bounded(searcher, limit), order_by_field="order", order=order
    )
    return int(found.count), found.hits  # type: ignore[attr-defined]


def numbers(searcher: Searcher, field: str, addresses: list[DocAddress]) -> list[int]:
    """The numbers that a field has for entries."""
    return [int(value or 0) for value in searcher.fast_field_values(field, addresses)]


def _bounded(searcher: Searcher, limit: int) -> int:
    """A limit as tantivy takes it, which keeps room for so many hits."""
    return max(1, min(limit, searcher.num_docs))
