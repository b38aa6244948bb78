"""What a hit must fulfil besides matching the query, as clauses of tantivy's queries."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from tantivy import FieldType, Occur, Query, Searcher

from search.index.engine import Filters, order_number
from search.tantivy_engine.queries import any_of, unscored
from search.tantivy_engine.schema import ABSENT, SCHEMA, SUPERSEDED
from store.calendar.days import Days

Clause: TypeAlias = tuple[Occur, Query]


def clauses(filters: Filters, searcher: Searcher) -> list[Clause]:
    """The clauses for all filters but the positions."""
    return [*visible(filters.at, searcher, history=filters.history), *_narrowing(filters)]


def visible(at: int | None, searcher: Searcher, *, history: bool) -> Iterator[Clause]:
    """What leaves out the entries that had not been written at a position, and those that had been
    replaced or, unless history is asked for, superseded."""
    if at is None:
        for mark in (ABSENT,) if history else (ABSENT, SUPERSEDED):
            if searcher.doc_freq("marks", mark):
                yield Occur.MustNot, Query.term_query(SCHEMA, "marks", mark)
        return
    yield Occur.MustNot, _between("position", at + 1, None)
    yield Occur.MustNot, _between("rewritten", at + 1, None)
    if at > 0:
        for name in ("replaced",) if history else ("replaced", "until"):
            yield Occur.MustNot, _between(name, 1, at)


def _narrowing(filters: Filters) -> Iterator[Clause]:
    if filters.sources:
        sources = Query.term_set_query(SCHEMA, "source", list(filters.sources))
        yield Occur.Must, unscored(sources)
    if filters.but:
        at = Query.term_set_query(SCHEMA, "position", list(filters.but))
        yield Occur.MustNot, at
    if filters.since or filters.until:
        yield Occur.Must, unscored(_dated(filters.since or date.min, filters.until))
    if filters.on:
        yield Occur.Must, unscored(_covering(filters.on))


def _covering(days: Days) -> Query:
    """What is dated one of these days, or the month or year of one."""
    first, last = days.first, days.last
    end_of_month = monthrange(last.year, last.month)[1]
    spans = {
        "day": (first, last),
        "instant": (first, last),
        "month": (first.replace(day=1), last.replace(day=end_of_month)),
        "year": (date(first.year, 1, 1), date(last.year, 12, 31)),
    }
    return any_of(
        Query.boolean_query(
            [
                (Occur.Must, Query.term_query(SCHEMA, "precision", precision)),
                (Occur.Must, _dated(*span)),
            ]
        )
        for precision, span in spans.items()
    )


def _dated(first: date, last: date | None) -> Query:
    """What is dated from the first day to the last; nothing without a date."""
    after = order_number(last, 0) + order_number(date.min, 0) - 1 if last else None
    return _between("order", order_number(first, 0), after)


def _between(name: str, least: int, most: int | None) -> Query:
    return Query.range_query(SCHEMA, name, FieldType.Integer, least, most)
