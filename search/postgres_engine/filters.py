"""Which entries an answer is given from, and what they must fulfil besides matching the query."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from search.index.engine import Filters, order_number
from search.postgres_engine.asking import Matching, Values, sql
from search.postgres_engine.storage import tables
from search.postgres_engine.storage.lexemes import quoted, source_lexeme
from store.calendar.days import Days


@dataclass(frozen=True, kw_only=True, slots=True)
class Visible:
    """The entries that an answer is given from, whatever else it is narrowed by."""

    #: The table in which they are, or a part of one.
    table: str
    #: How many of them have a word is kept there; None where it has to be looked up.
    counted: Literal["current", "seen"] | None


def visible(volume: int, filters: Filters) -> Visible:
    """What had been written at a position and not been replaced nor, unless history is asked for,
    superseded."""
    if filters.at is None and not filters.history:
        return Visible(table=tables.current(volume), counted="current")
    table = tables.entries(volume)
    if filters.at is None:
        return Visible(table=_where(table, "replaced = 0"), counted="seen")
    at = int(filters.at)
    seen = f"position <= {at} AND rewritten <= {at} AND (replaced = 0 OR replaced > {at})"
    if not filters.history:
        seen += f" AND (until = 0 OR until > {at})"
    return Visible(table=_where(table, seen), counted=None)


def narrowing(filters: Filters, values: Values) -> Iterator[str]:
    """The conditions for all that narrows an answer down, but for the days (see `between`)."""
    if filters.sources:
        names = " | ".join(quoted(source_lexeme(name)) for name in filters.sources)
        yield sql(Matching("stem", names), values, "")
    if filters.positions is not None:
        yield f"position = ANY({values.named(sorted(set(filters.positions)), 'bigint[]')})"
    if filters.selected:
        chosen = filters.selected.under("chosen")
        values.given |= chosen.values
        yield f"position IN ({chosen.sql})"
    if filters.but:
        yield f"position <> ALL({values.named(sorted(filters.but), 'bigint[]')})"
    if filters.on:
        yield _covering(filters.on)


def between(filters: Filters) -> str:
    """The condition for the days between which an answer is wanted, on order numbers alone."""
    if filters.since or filters.until:
        return _dated(filters.since or date.min, filters.until)
    return "true"


def _where(table: str, condition: str) -> str:
    return f"(SELECT * FROM {table} WHERE {condition}) AS visible"


def _covering(days: Days) -> str:
    """What is dated one of these days, or the month or year of one."""
    first, last = days.first, days.last
    end_of_month = monthrange(last.year, last.month)[1]
    spans = {
        "day": (first, last),
        "instant": (first, last),
        "month": (first.replace(day=1), last.replace(day=end_of_month)),
        "year": (date(first.year, 1, 1), date(last.year, 12, 31)),
    }
    ways = (f"(precision = '{name}' AND {_dated(*span)})" for name, span in spans.items())
    return f"({' OR '.join(ways)})"


def _dated(first: date, last: date | None) -> str:
    """What is dated from the first day to the last; nothing without a date."""
    begun = f"ordered >= {order_number(first, 0)}"
    if last in (None, date.max):
        return begun
    return f"{begun} AND ordered < {order_number(last + timedelta(days=1), 0)}"
