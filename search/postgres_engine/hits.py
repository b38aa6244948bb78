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
from store.views.peek import StoreLook

_COLUMNS = "position, id, revision, until, withdrawn, ordered"
#: Decimals of a score that count: sums depend on the order of what is added.
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Hits:
    """The entries of a table that fulfil conditions, with the values of these."""

    look: StoreLook
    table: str
    conditions: Sequence[str]
    values: Mapping[str, Any]
    #: The position as of which is told what had become of them; None for now.
    at: int | None

    def count(self) -> int:
        """How many there are."""
        return int(self._rows("count(*)")[0][0])

    def ordered(self) -> list[int]:
        """The order numbers of all, ascending."""
        return sorted(self.gathered("ordered"))  # they lie so already, but for those that came late

    def gathered(self, column: Literal["ordered", "position"]) -> array[int]:
        """The numbers that all have in a column."""
        rows = self._rows(f"string_agg(int8send({column}), ''::bytea)")
        found = array("q", bytes(rows[0][0] or b""))
        if sys.byteorder == "little":
            found.byteswap()
        return found

    def by_date(self, limit: int, offset: int, *, newest_first: bool) -> list[FoundEntry]:
        """Some of them in their order, which is gone through from its end: for what is found so
        often that the end is soon there."""
        direction = "DESC" if newest_first else "ASC"
        rows = self._rows(_COLUMNS, f"ORDER BY ordered {direction} LIMIT {limit} OFFSET {offset}")
        return [_entry(row, self.at, None) for row in rows]

    def _rows(self, columns: str, ordered: str = "") -> Sequence[tuple[Any, ...]]:
        fulfilled = " AND ".join(self.conditions) or "true"
        query = f"SELECT {columns} FROM {self.table} WHERE {fulfilled} {ordered}"
        return self.look.rows(query, **self.values)


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
