"""All that is found, by order numbers: gathered by PostgreSQL into one value, which is a hundredth
of the work that as many rows would be."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from search.index.engine import FoundEntry, had_happened
from search.index.order import dated
from store.views.peek import StoreLook

_COLUMNS = "position, id, revision, until, withdrawn, ordered"


def gathered(
    look: StoreLook, table: str, conditions: Sequence[str], values: Mapping[str, Any]
) -> array[int]:
    """The order numbers of all entries that fulfil conditions, ascending."""
    rows = look.rows(
        f"SELECT string_agg(int8send(ordered), ''::bytea) FROM {table} WHERE {_all_of(conditions)}",
        **values,
    )
    found = array("q", bytes(rows[0][0] or b""))
    if sys.byteorder == "little":
        found.byteswap()
    return array("q", sorted(found))  # they lie so already, but for those that came late


def entries(
    look: StoreLook, table: str, ordered: Sequence[int], at: int | None, score: float | None
) -> list[FoundEntry]:
    """What is known of entries, in the order in which they are given."""
    if not ordered:
        return []
    rows = look.rows(
        f"SELECT {_COLUMNS} FROM {table} WHERE ordered = ANY(:ordered)",
        ordered=list(ordered),
    )
    known = {row[-1]: _entry(row, at, score) for row in rows}
    return [known[number] for number in ordered]


def best(
    look: StoreLook,
    table: str,
    among: Sequence[int],
    score: str,
    values: Mapping[str, Any],
    page: tuple[int, int | None],
    digits: int,
    at: int | None,
) -> list[FoundEntry]:
    """A page of these entries, the best by a score first; equally good ones newest first."""
    offset, limit = page
    rounded = f"round(CAST({score} AS float8) * 1e{digits}) / 1e{digits}"
    rows = look.rows(
        f"SELECT {_COLUMNS}, {rounded} AS score FROM {table}"
        " WHERE ordered = ANY(:among) ORDER BY score DESC, ordered DESC"
        f" OFFSET {offset}{'' if limit is None else f' LIMIT {limit}'}",
        among=list(among),
        **values,
    )
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


def _all_of(conditions: Sequence[str]) -> str:
    return " AND ".join(conditions) or "true"
