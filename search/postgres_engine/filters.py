"""Which entries an answer is given from, and what they must fulfil besides matching the query."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from typing import Literal

from search.index.engine import Filters, Selection, dated, order_number
from search.postgres_engine.asking import Matching, Values, sql
from search.postgres_engine.storage import tables
from search.postgres_engine.storage.lexemes import quoted, source_lexeme
from store.calendar.days import Days
from store.views.peek import StoreLook

#: So many positions are looked up one by one.
_FEW = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Visible:
    """The entries of a volume that an answer is given from, whatever else it is narrowed by: what
    had been written at a position and not been replaced nor, unless history is asked for,
    superseded."""

    volume: int
    history: bool = False
    #: The position; None for now.
    at: int | None = None

    @property
    def table(self) -> str:
        """The table in which they are, or a part of one."""
        if self.at is None and not self.history:
            return tables.current(self.volume)
        if self.at is None:
            return _where(self.all, "replaced = 0")
        at = self.at
        # By its words it is to be found, and not by the index of positions (see `Span.pruned`).
        seen = f"position + 0 <= {at} AND rewritten <= {at} AND (replaced = 0 OR replaced > {at})"
        seen += "" if self.history else f" AND (until = 0 OR until > {at})"
        return _where(self.all, seen)

    @property
    def all(self) -> str:
        """The table that has them, and may have others."""
        if self.at is None and not self.history:
            return tables.current(self.volume)
        return tables.entries(self.volume)

    @property
    def kept(self) -> Literal["current", "seen"]:
        """Where it is kept how many of them have a word, where the answer is of now."""
        return "seen" if self.history else "current"


def few_of(look: StoreLook, filters: Filters) -> Filters:
    """The filters with the positions in place of the question that gives them, where these are
    few."""
    if filters.selected is None:
        return filters
    first = f"SELECT * FROM ({filters.selected.sql}) AS chosen LIMIT {_FEW + 1}"
    found = {position for (position,) in look.rows(first, **filters.selected.values)}
    if len(found) > _FEW:
        return filters
    among = found if filters.positions is None else found.intersection(filters.positions)
    return replace(filters, selected=None, positions=among)


def count_chosen(look: StoreLook, visible: Visible, selected: Selection, reached: int) -> int:
    """How many current entries there are at the positions that a question gives: all of these but
    those whose entries are gone, which are fewer, and those that an index that has come to
    `reached` does not have yet."""
    chosen, volume = selected.under("chosen"), visible.volume
    query = (
        f"SELECT count(DISTINCT position) FROM ({chosen.sql}) AS chosen"
        f" WHERE position <= {reached} AND position NOT IN (SELECT position FROM"
        f" {tables.gone(volume)} EXCEPT"
        # What a mask, or its end, had written anew is there with its first wording gone.
        f" SELECT position FROM {tables.current(volume)} WHERE rewritten > 0)"
    )
    return int(look.rows(query, **chosen.values)[0][0])


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
        # Compared with all that is found by words: few are looked up instead (`few_of`).
        yield f"position + 0 IN ({chosen.sql})"
    if filters.but:
        yield f"position <> ALL({values.named(sorted(filters.but), 'bigint[]')})"
    if filters.on:
        yield _covering(filters.on)


@dataclass(frozen=True, slots=True)
class Span:
    """Order numbers from one on, and before another one; None for no bound."""

    first: int | None = None
    end: int | None = None

    def indexed(self) -> str:
        """What lies in it, as a condition that the index of order numbers answers."""
        return self._within("ordered") or "true"

    def pruned(self) -> str:
        """The same for what is found by its words: only the years that lie outside are left out by
        it. PostgreSQL would take an index of numbers for the faster way, and read the vectors of
        all that this finds."""
        first = None if self.first is None else _begin_of_year(self.first, 0)
        end = None if self.end is None else _begin_of_year(self.end - 1, 1)
        years = Span(first, end)._within("ordered")
        return " AND ".join(filter(None, (years, self._within("ordered + 0")))) or "true"

    def __and__(self, other: Span) -> Span:
        """What lies in both."""
        firsts = [it.first for it in (self, other) if it.first is not None]
        ends = [it.end for it in (self, other) if it.end is not None]
        return Span(max(firsts, default=None), min(ends, default=None))

    def _within(self, column: str) -> str:
        first = "" if self.first is None else f"{column} >= {self.first}"
        end = "" if self.end is None else f"{column} < {self.end}"
        return " AND ".join(filter(None, (first, end)))


EVERYWHERE = Span()


def between(filters: Filters) -> Span:
    """The days between which an answer is wanted."""
    if not (filters.since or filters.until):
        return Span()
    return _days(filters.since or date.min, filters.until)


def _begin_of_year(number: int, later: int) -> int | None:
    """The least order number of the year that one is of, or of so many years later; None where
    there is none."""
    year = (dated(number) or date.min).year + later
    return order_number(date(year, 1, 1), 0) if dated(number) and year <= MAXYEAR else None


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
    ways = (f"(precision = '{name}' AND {_days(*span).indexed()})" for name, span in spans.items())
    return f"({' OR '.join(ways)})"


def _days(first: date, last: date | None) -> Span:
    """What is dated from the first day to the last; nothing without a date."""
    begun = order_number(first, 0)
    if last in (None, date.max):
        return Span(begun)
    return Span(begun, order_number(last + timedelta(days=1), 0))
