"""How many of the documents that were found have which value, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Literal, TypeAlias, get_args

from casebook.asking.casebook_at import CasebookAt

FacetName: TypeAlias = Literal[
    "source", "year", "state", "kind", "agency", "profession", "drug", "tier"
]

FACETS: tuple[FacetName, ...] = get_args(FacetName)

#: SQL for the values of a state `s`, which are counted together.
_OF_STATE: dict[FacetName, str] = {
    "source": "s.source",
    "year": "substr(CAST(s.published_on AS text), 1, 4)",
    "state": "s.state",
    "tier": "s.tier",
}
#: The table and column of claims, of which a state may have several.
_OF_CLAIMS: dict[FacetName, tuple[str, str]] = {
    "kind": ("actions", "kind"),
    "agency": ("agencies", "name"),
    "profession": ("parties", "profession"),
    "drug": ("terms", "term"),
}


def facet_counts(
    book: CasebookAt, states: Collection[int]
) -> Mapping[FacetName, list[tuple[str, int]]]:
    """How many of the states at these positions have each value of a facet, the most frequent
    first, of equally many in alphabetical order. They are true names."""
    counts = {**_of_states(book, states), **dict(_of_claims(book, states))}
    return {
        facet: sorted(
            ((value, count) for value, count in counts[facet].items() if value),
            key=lambda row: (-row[1], row[0]),
        )
        for facet in FACETS
    }


def _of_states(book: CasebookAt, states: Collection[int]) -> dict[FacetName, Counter[str]]:
    counts: dict[FacetName, Counter[str]] = {facet: Counter() for facet in _OF_STATE}
    rows = book.rows_among(
        states,
        f"SELECT count(*), {', '.join(_OF_STATE.values())} FROM found"
        f" CROSS JOIN {book.table('states')} s WHERE s.position = found.position"
        " GROUP BY 2, 3, 4, 5",
    )
    for count, *values in rows:
        for facet, value in zip(_OF_STATE, values, strict=True):
            counts[facet][value] += count
    return counts


def _of_claims(
    book: CasebookAt, states: Collection[int]
) -> Iterator[tuple[FacetName, Counter[str]]]:
    for facet, (table, column) in _OF_CLAIMS.items():
        rows = book.rows_among(
            states,
            f"SELECT s.{column}, count(DISTINCT s.position) FROM found"
            f" CROSS JOIN {book.table(table)} s WHERE s.position = found.position GROUP BY 1",
        )
        yield facet, Counter(dict(rows))
