"""Asking tantivy: how many entries a query finds, and the first of them."""

from __future__ import annotations

from typing import TypeAlias

from tantivy import DocAddress, Order, Query, Searcher

#: Entries by their address, each with its score, or with its order number where that is the order.
Found: TypeAlias = list[tuple[float, DocAddress]]


def how_many(searcher: Searcher, query: Query) -> int:
    """How many entries a query finds."""
    return first_hits(searcher, query, 1)[0]


def first_hits(searcher: Searcher, query: Query, limit: int) -> tuple[int, Found]:
    """How many entries are found, and the best by their scores."""
    found = searcher.search(query, limit=max(limit, 1))
    return int(found.count), found.hits  # type: ignore[attr-defined]


def hits_by_date(
    searcher: Searcher, query: Query, limit: int, *, newest_first: bool
) -> tuple[int, list[tuple[int, DocAddress]]]:
    """How many entries are found, and the newest or the oldest with their order numbers."""
    order = Order.Desc if newest_first else Order.Asc
    found = searcher.search(query, limit=max(limit, 1), order_by_field="order", order=order)
    return int(found.count), found.hits  # type: ignore[attr-defined]


def numbers(searcher: Searcher, field: str, addresses: list[DocAddress]) -> list[int]:
    """The numbers that a field has for entries."""
    return [int(value or 0) for value in searcher.fast_field_values(field, addresses)]
