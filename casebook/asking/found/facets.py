"""How many of the documents that were found have which value, field by field."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from casebook.asking.casebook_at import CasebookAt
from casebook.asking.found.holders import FACETS, FacetName, bits, holders


def facet_counts(
    book: CasebookAt, states: Collection[int]
) -> Mapping[FacetName, list[tuple[str, int]]]:
    """How many of the states at these positions have each value of a facet, the most frequent
    first, of equally many in alphabetical order. They are true names."""
    found, having = bits(states), holders(book)
    counts = {
        facet: ((value, (found & those).bit_count()) for value, those in having[facet].items())
        for facet in FACETS
    }
    return {
        facet: sorted((row for row in rows if row[1]), key=lambda row: (-row[1], row[0]))
        for facet, rows in counts.items()
    }
