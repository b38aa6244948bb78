"""How many of the documents that were found have which value, field by field."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, TypeAlias, get_args

from casebook.asking.casebook_at import CasebookAt

FacetName: TypeAlias = Literal[
    "source", "year", "state", "kind", "agency", "profession", "drug", "tier"
]

FACETS: tuple[FacetName, ...] = get_args(FacetName)

#: SQL for the value of a state `s`, or the table and column of claims, that a facet counts.
_OF_STATE: dict[FacetName, str] = {
    "source": "s.source",
    "year": "substr(CAST(s.published_on AS text), 1, 4)",
    "state": "s.state",
    "tier": "s.tier",
}
_OF_CLAIMS: dict[FacetName, tuple[str, str]] = {
    "kind": ("actions", "kind"),
    "agency": ("agencies", "name"),
    "profession": ("parties", "profession"),
    "drug": ("terms", "term"),
}


def facet_counts(
    book: CasebookAt, facet: FacetName, states: Collection[int]
) -> list[tuple[str, int]]:
    """How many of the states at these positions have each value, the most frequent first, of
    equally many in alphabetical order. They are true names."""
    among = book.among_positions(states)
    if facet in _OF_STATE:
        counted = f"SELECT {_OF_STATE[facet]}, count(*) FROM {book.table('states')} s"
    else:
        table, column = _OF_CLAIMS[facet]
        counted = f"SELECT s.{column}, count(DISTINCT s.position) FROM {book.table(table)} s"
    rows = book.rows(f"{counted} WHERE {among.sql} GROUP BY 1", **among.values)
    counts = [(value, count) for value, count in rows if value]
    return sorted(counts, key=lambda row: (-row[1], row[0]))
