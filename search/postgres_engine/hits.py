"""What is found, by order numbers, and what is known of it.

All that is found is gathered by PostgreSQL into one value: that is a fraction of the work that as
many rows would be.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from search.index.engine import FoundEntry, dated, had_happened
from search.postgres_engine.filters import EVERYWHERE, Span, Visible
from store.views.peek import StoreLook

_COLUMNS = "position, id, revision, until, withdrawn, ordered"
#: Decimals of a score that count: sums depend on the order of what is added.
_DIGITS = 6

#: Of what is found by its words no more often, all is gathered: that takes less than to look from
#: one end.
_FEW = 5_000
#: From the end on so many times more entries are looked through than should be needed, and at most
#: so many times more again where they were not enough.
_SPARE, _FURTHER = 2, 4
#: To look through more than one in so many entries takes longer than to gather what is found.
_MUCH = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Hits:
    """The entries of a table that fulfil conditions, with the values of these."""

    look: StoreLook
    visible: Visible
    #: About how many entries there are, visible or not.
    entries: int
    conditions: Sequence[str]
    #: Whether words are among these, by which the index finds them.
    by_words: bool
    #: Where they lie.
    between: Span
    values: Mapping[str, Any]

    def count(self) -> int:
        """How many there are. Nothing but the index is read for it, where that tells all."""
        return int(self._rows("count(*)")[0][0])

    def ordered(self) -> list[int]:
        """The order numbers of all, ascending."""
        return sorted(self.gathered("ordered"))  # they lie so already, but for those that came late

    def gathered(
        self, column: Literal["ordered", "position"], within: Span = EVERYWHERE
    ) -> array[int]:
        """The numbers in a column of all that lie there, too."""
        rows = self._rows(f"string_agg(int8send({column}), ''::bytea)", within)
        found = array("q", bytes(rows[0][0] or b""))
        if sys.byteorder == "little":
            found.byteswap()
        return found

    def first(self, count: int, total: int, *, newest_first: bool = True) -> list[int]:
        """The order numbers of the newest or the oldest of all, that one first; of very many only
        so many as are wanted, or some more. `total` is how many there are at most.

        They are looked for among the entries at that end, as many as should do; where these are not
        enough, among more: so what is found often is not gone through as a whole.
        """
        reach = _SPARE * count * self.entries // max(1, total)
        few = _FEW if self.by_words else 0
        while total > max(few, count) and reach < self.entries // _MUCH:
            edge = self._edge(reach, newest_first=newest_first)
            if edge is None:
                break
            within = Span(first=edge) if newest_first else Span(end=edge + 1)
            found = self.gathered("ordered", within)
            if len(found) >= count:
                return sorted(found, reverse=newest_first)
            enough = _SPARE * reach * count // max(1, len(found))
            reach = min(_FURTHER * reach, enough)
        return sorted(self.gathered("ordered"), reverse=newest_first)

    def _edge(self, reach: int, *, newest_first: bool) -> int | None:
        """The order number of the entry before which there are so many, found or not, visible or
        not; None where there are not so many."""
        direction = "DESC" if newest_first else "ASC"
        query = (
            f"SELECT ordered FROM {self.visible.all} WHERE {self.between.indexed()}"
            f" ORDER BY ordered {direction} OFFSET {reach} LIMIT 1"
        )
        return next((edge for (edge,) in self.look.rows(query)), None)

    def _rows(self, columns: str, within: Span = EVERYWHERE) -> Sequence[tuple[Any, ...]]:
        lying = (self.between & within).pruned()
        asked = " AND ".join(it for it in (*self.conditions, lying) if it != "true")
        query = f"SELECT {columns} FROM {self.visible.table} WHERE {asked or 'true'}"
        return self.look.rows(query, **self.values)


def are_few(total: int) -> bool:
    """Whether to gather so many takes less than to count them and look for a page of them."""
    return total <= _FEW


def entries(
    look: StoreLook, table: str, ordered: Sequence[int], at: int | None, score: float | None
) -> list[FoundEntry]:
    """What is known of the entries with these order numbers, as they are given."""
    if not ordered:
        return []
    query = f"SELECT {_COLUMNS} FROM {table} WHERE ordered = ANY(:ordered)"
    known = {row[-1]: _entry(row, at, score) for row in look.rows(query, ordered=[*ordered])}
    return [known[number] for number in ordered]


def best(
    look: StoreLook,
    table: str,
    among: Sequence[int],
    score: str,
    values: Mapping[str, Any],
    at: int | None,
    page: tuple[int | None, int],
) -> list[FoundEntry]:
    """A page, so many from one on, of the entries with these order numbers, the best by a score
    first; equally good ones newest first. Each is looked up by itself, in the one partition where
    it is."""
    limit, offset = page
    rounded = f"round(CAST({score} AS float8) * 1e{_DIGITS}) / 1e{_DIGITS}"
    query = (
        f"SELECT {_COLUMNS}, {rounded} AS score FROM unnest(CAST(:among AS bigint[])) AS number,"
        f" LATERAL (SELECT * FROM {table} WHERE ordered = number OFFSET 0) AS entry"
        f" ORDER BY score DESC, ordered DESC OFFSET {offset}"
    )
    query += "" if limit is None else f" LIMIT {limit}"
    rows = look.rows(query, among=[*among], **values)
    return [_entry(row[:-1], at, row[-1]) for row in rows]


def _entry(row: Sequence[Any], at: int | None, score: float | None) -> FoundEntry:
    position, id, revision, until, withdrawn, ordered = row
    return FoundEntry(
        position=position,
        id=id,
        revision=revision,
        superseded=had_happened(until, at),
        withdrawn=had_happened(withdrawn, at),
        published_on=dated(ordered),
        score=score,
    )
