"""What stands beside the stories of a letter: the days of the next weeks, and the acts of the last
half year, of what the query finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from answers.matters.days_ahead import DayAhead, days_ahead
from answers.matters.due import UpcomingDay, upcoming_day
from answers.news.stories import WeekOfActs
from answers.record import Record
from casebook.asking.acts import acts_of
from casebook.asking.found.stated_days import dossiers_stating
from store.calendar.weeks import monday_of

#: How far days ahead are told that no story tells.
_AHEAD = timedelta(days=30)
WEEKS = 26


@dataclass(frozen=True, kw_only=True, slots=True)
class ComingDay:
    """A day that lies ahead, and the true ids of the documents that state it."""

    day: UpcomingDay
    documents: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedAct:
    """An act, by the true ids of the documents about it."""

    day: date
    documents: tuple[str, ...]


def coming_days(record: Record, today: date) -> list[ComingDay]:
    """The days of the next weeks that still stand, in their order, without masked names."""
    last = today + _AHEAD
    read = dossiers_stating(record.book, today, last)
    days = days_ahead(record, read, first=today, last=last)
    coming = [_coming(one, today) for one in days if one.day.status in ("stands", "disputed")]
    return sorted(coming, key=lambda one: (one.day.day, one.day.case, one.day.what))


def _coming(one: DayAhead, today: date) -> ComingDay:
    ids = frozenset(document.id for document in one.documents)
    return ComingDay(day=upcoming_day(one.day, today), documents=ids)


def acts_since(record: Record, today: date) -> list[DatedAct]:
    """The acts of the weeks that a letter counts, by the day of the first document about each."""
    acts = acts_of(record.book, since=_first_monday(today), until=today)
    return [
        DatedAct(day=act.counted.day, documents=act.counted.documents)
        for act in acts
        if act.counted.day
    ]


def weeks_of_acts(acts: Iterable[DatedAct], found: Set[str], today: date) -> tuple[WeekOfActs, ...]:
    """How many of these acts a document is about that was found, week by week, this one last."""
    counts = Counter(monday_of(act.day) for act in acts if not found.isdisjoint(act.documents))
    first = _first_monday(today)
    mondays = (first + timedelta(weeks=week) for week in range(WEEKS))
    return tuple(WeekOfActs(monday=monday, acts=counts[monday]) for monday in mondays)


def days_found(
    days: Iterable[ComingDay], found: Set[str], but: Collection[str]
) -> tuple[UpcomingDay, ...]:
    """The days that a document states that was found, but for those of these matters."""
    return tuple(
        one.day for one in days if one.day.case not in but and not found.isdisjoint(one.documents)
    )


def stated_ids(days: Sequence[ComingDay], acts: Sequence[DatedAct]) -> set[str]:
    """The true ids of all that is to be looked for."""
    stating = [it.documents for it in days]
    return {id for ids in (*stating, *(act.documents for act in acts)) for id in ids}


def _first_monday(today: date) -> date:
    return monday_of(today) - timedelta(weeks=WEEKS - 1)
