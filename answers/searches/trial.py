"""A query tried out: how much it finds week by week, what is newest, and how it stands to what is
saved already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from answers.asking.queries import parsed, resolved_in
from answers.record import Record, record_at
from answers.searches.exclusions import exclusions
from answers.searches.periods import Period, histogram
from answers.searches.search import Hit, found_days, search
from search.language.printing import print_query
from search.language.query_error import QueryError
from search.language.tree import Tree
from search.query.coverage import Coverage
from search.query.search import found_positions
from store.config import Settings
from store.views import peek

#: Weeks that are counted, this one included, and newest documents that are shown.
WEEKS, NEWEST = 26, 5


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedOverlap:
    """How much of a saved search a query finds too."""

    name: str
    query: str
    #: What the saved search finds, and what both find.
    total: int
    common: int
    #: Why it cannot be asked any more; empty where it can.
    problem: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Exclusion:
    """What is not found because of one part of a query that is negated."""

    #: As a query has it, `NOT` included.
    part: str
    hidden: int
    #: The newest of what is hidden.
    example: Hit | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """What a query would bring, were it saved or subscribed to."""

    query: str
    total: int
    #: How many documents were published in each of the last weeks, this one last.
    weeks: tuple[Period, ...]
    #: How many were published before these weeks, and how many are dated after today.
    earlier: int
    later: int
    #: Documents without a day, and those of these weeks of which only the month or year is known.
    undated: int
    imprecise: int
    #: The newest.
    sample: tuple[Hit, ...]
    #: A saved search each, by name; the one that is tried is left out.
    saved: tuple[SavedOverlap, ...]
    #: In the order of the query.
    exclusions: tuple[Exclusion, ...]
    coverage: Coverage
    #: What is to be said of the answer, a line each.
    notes: tuple[str, ...]


def trial(
    settings: Settings,
    query: str,
    *,
    today: date,
    now: datetime | None = None,
    position: int | None = None,
) -> Trial:
    """Try a query, or a saved search by `@NAME`, now or as of a position; `today` is the day of
    that. Nothing is found by masked names, and none is shown. Raises
    `search.language.query_error.QueryError`."""
    tree = parsed(settings, query, position)
    newest = search(settings, query, sort="newest", limit=NEWEST, now=now, as_of=position)
    days = found_days(settings, query, as_of=position)
    with record_at(settings, position) as record:
        found = _positions(record, tree)
        return Trial(
            query=query,
            total=len(found),
            **_by_week(days, today),
            sample=newest.hits if found else (),
            saved=tuple(_overlaps(record, query, found)),
            exclusions=tuple(_exclusions(record, tree, found)),
            coverage=newest.coverage,
            notes=newest.notes,
        )


def _by_week(days: Sequence[tuple[date | None, str]], today: date) -> dict[str, Any]:
    """The fields of a trial that count days."""
    back = timedelta(days=today.weekday(), weeks=WEEKS - 1)
    first = today - min(back, today - date.min)  # position 0 is as of the beginning of time
    recent = [(day, precision) for day, precision in days if not day or first <= day <= today]
    counted = histogram(recent, "week", since=first, until=today)
    return {
        "weeks": counted.periods,
        "earlier": sum(day < first for day, _ in days if day),
        "later": sum(day > today for day, _ in days if day),
        "undated": counted.undated,
        "imprecise": counted.imprecise,
    }


def _overlaps(record: Record, query: str, found: frozenset[int]) -> Iterator[SavedOverlap]:
    saved = peek.saved_searches(record.settings.database_url, record.position)
    for name, text in saved.items():
        if query.strip().lower() == f"@{name}":
            continue
        shown, problem, of_saved = record.shown(text), "", frozenset[int]()
        try:
            of_saved = _positions(record, parsed(record.settings, text, record.position))
        except QueryError as error:  # what it names may be gone by now
            problem = record.shown(str(error))
        yield SavedOverlap(
            name=record.shown(name),
            query=shown,
            total=len(of_saved),
            common=len(of_saved & found),
            problem=problem,
        )


def _exclusions(record: Record, tree: Tree, found: frozenset[int]) -> Iterator[Exclusion]:
    for part, rest in exclusions(tree):
        hidden = _positions(record, rest) - found
        example = search(
            record.settings,
            None,
            positions=hidden,
            sort="newest",
            limit=1,
            as_of=record.position,
        )
        yield Exclusion(
            part=record.shown(print_query(part)),
            hidden=len(hidden),
            example=next(iter(example.hits), None),
        )


def _positions(record: Record, tree: Tree) -> frozenset[int]:
    """Where in the log that stands which a tree without saved searches finds."""
    resolved = resolved_in(record, tree)
    return frozenset(found_positions(record.settings, resolved, as_of=record.position))
