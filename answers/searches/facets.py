"""How all that a query finds is spread over sources, years, places and what was done."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from answers.record import Record
    from store.config import Settings

#: Values that are counted by name in one facet.
NAMED = 15


@dataclass(frozen=True, kw_only=True, slots=True)
class FacetValue:
    """How many documents have a value, of which one may have several."""

    value: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """The most frequent values of one field; years are in order, the newest first."""

    #: A field of `casebook.asking.fields`, or `year`.
    name: str
    values: tuple[FacetValue, ...]
    #: How many more values there are.
    others: int


def facets_of(
    settings: Settings, states: Collection[int], position: int | None = None
) -> tuple[Facet, ...]:
    """The facets of the documents in these states, as of a position of the log. What holds a masked
    name is counted nowhere."""
    from answers.record import record_at  # most searches do without

    with record_at(settings, position) as record:
        return tuple(_facets(record, states))


def _facets(record: Record, states: Collection[int]) -> Iterator[Facet]:
    from casebook.asking.found.facets import facet_counts
    from store.privacy.masking import masked

    for name, counted in facet_counts(record.book, states).items():
        counts = [
            FacetValue(value=value, count=count)
            for value, count in counted
            if masked(value, record.masks) == value
        ]
        if name == "year":
            counts.sort(key=lambda it: it.value, reverse=True)
        if counts:
            named = tuple(counts[:NAMED])
            yield Facet(name=name, values=named, others=len(counts) - len(named))
