"""The read models in SQL: the documents as they stand, the sources' health, pages gone missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from store.health.freshness import Condition
from store.health.level_shifts import Week
from store.log.database import reading, writing
from store.log.events import Outcome, Recorded
from store.log.projections import ReportProgress, is_overtaken, report_nothing
from store.views import tables as tables
from store.views.updates import apply_events
from store.views.view_rebuild import create_tables, read_progress, rebuild, rebuild_outdated

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownDocument:
    """A document as the crawler needs it: where its page is and how to ask for it again."""

    id: str
    url: str
    title: str
    published_on: date | None
    capture_url: str
    record: str | None
    etag: str | None
    last_modified: str | None
    #: When it was first fetched, UTC.
    first_seen: datetime
    revisions: int
    withdrawn: bool
    #: Whether its page was last seen nearly empty: it is asked for again at the next look.
    seen_empty: bool = False
    #: Whether `capture_url` is another address than the one it was first read under.
    moved: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceState:
    """How the last look at a source went; times in UTC."""

    name: str
    checked_at: datetime
    outcome: Outcome
    reason: str
    last_ok: datetime | None
    last_news: datetime | None
    #: The newest date that was ever on offer.
    newest: date | None
    documents: int
    #: What the last look comes to, since when that is so, and when it would be stale.
    condition: Condition
    since: datetime
    due_by: datetime
    #: Days from news to news, as learned; and the last day on which anything new was on offer.
    expected_gap: float | None = None
    last_offered: date | None = None
    #: The newest day that ever showed the publisher at work, on topic or not, where it is asked.
    pulse: date | None = None
    #: What its looks brought (`store.health.publishing_rhythm.Rhythm`), up to a day.
    days: str | None = None
    last_day: date | None = None
    #: It is to be left alone until then.
    not_before: datetime | None = None
    #: Whether the look was stopped from outside.
    interrupted: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionChange:
    """A look that found a source in another condition than the one before."""

    #: Of the event in the log.
    position: int
    source: str
    #: When it was looked at, UTC.
    at: datetime
    #: None at the first look.
    before: Condition | None
    condition: Condition
    reason: str
    #: The last day on which anything new was on offer by then.
    last_offered: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingPage:
    """A known page that has answered 404 or 410, or that it is not there, at every check since
    `first`."""

    document: str
    url: str
    checks: int
    first: datetime
    last: datetime
    status: int
    #: What the last answer said, where its status is a good one.
    reason: str = ""


class Views:
    """The projection that fills the tables of this file."""

    name = "views"

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def position(self) -> int:
        """The last position taken in. Tables that are missing are made, and those of another
        version built anew, to the end of the log."""
        with reading(self._engine) as connection:
            reached = read_progress(connection)
        if reached is None:
            with writing(self._engine) as connection:
                if read_progress(connection) is None:  # else another process was faster
                    create_tables(connection)
            return 0
        return (
            reached.position
            if reached.version == tables.VERSION
            else rebuild_outdated(self._engine)
        )

    def apply(self, events: Sequence[Recorded], *, since: int, upto: int) -> None:
        """Take in events and remember the position, in one transaction. Where they say that what
        was taken in before was erased, the tables are built anew instead."""
        with writing(self._engine) as connection:
            reached = read_progress(connection)
            if reached is None or (reached.version, reached.position) != (tables.VERSION, since):
                return
            overtaken = is_overtaken(events, since=since, begun=reached.begun)
            if not overtaken:
                apply_events(connection, tables.LIVE, events)
                connection.execute(sa.update(tables.projections).values(position=upto))
        if overtaken:
            rebuild(self._engine)

    def rebuild(self, advance: ReportProgress = report_nothing) -> int:
        """Build the tables anew from the whole log, and put them in the place of those in use,
        which answer until then; the position reached. Raises StoreError."""
        return rebuild(self._engine, advance)


def known_documents(connection: sa.Connection, source: str) -> list[KnownDocument]:
    """Every document of a source, withdrawn ones included, erased ones left out, by id."""
    known = tables.documents
    query = sa.select(*_columns(KnownDocument, known))
    query = query.where(known.c.source == source, ~known.c.erased).order_by(known.c.id)
    return _all(connection, KnownDocument, query)


def _columns(row: type, table: sa.Table) -> list[sa.Column[Any]]:
    """The columns of a table that are fields of a dataclass."""
    return [table.c[field.name] for field in fields(row) if field.name in table.c]


def _all(connection: sa.Connection, row: Callable[..., T], query: sa.Select[Any]) -> list[T]:
    return [row(**values) for values in connection.execute(query).mappings()]


def erased_ids(connection: sa.Connection, source: str) -> frozenset[str]:
    """The ids of a source's documents whose last content was erased: they are left alone."""
    known = tables.documents
    query = sa.select(known.c.id).where(known.c.source == source, known.c.erased)
    return frozenset(connection.scalars(query))


def source_states(connection: sa.Connection) -> list[SourceState]:
    """Every source that was ever looked at, by name."""
    count = (
        sa.select(sa.func.count())
        .where(tables.documents.c.source == tables.sources.c.name, ~tables.documents.c.erased)
        .scalar_subquery()
        .label("documents")
    )
    query = sa.select(*_columns(SourceState, tables.sources), count)
    return _all(connection, SourceState, query.order_by(tables.sources.c.name))


def weekly_counts(connection: sa.Connection) -> dict[str, list[Week]]:
    """What was first seen of each source in a week, by source, in the order of weeks."""
    query = sa.select(tables.weeks).order_by(tables.weeks.c.source, tables.weeks.c.monday)
    by_source: dict[str, list[Week]] = {}
    for week in _all(connection, Week, query):
        by_source.setdefault(week.source, []).append(week)
    return by_source


def condition_changes(
    connection: sa.Connection, *, since: int, until: int
) -> list[ConditionChange]:
    """Where the condition of sources changed at positions (since, until], in their order."""
    at = tables.turns.c.position
    query = sa.select(tables.turns).where(at > since, at <= until).order_by(at)
    return _all(connection, ConditionChange, query)


def missing_pages(connection: sa.Connection, source: str) -> list[MissingPage]:
    """The pages of a source that are missing, each since its first failure in a row."""
    missing = tables.absences
    query = sa.select(*_columns(MissingPage, missing)).where(missing.c.source == source)
    return _all(connection, MissingPage, query.order_by(missing.c.document))


def source_names(connection: sa.Connection) -> frozenset[str]:
    """Of all that was looked at or has documents."""
    looked_at, documents = sa.select(tables.sources.c.name), sa.select(tables.documents.c.source)
    return frozenset(connection.execute(looked_at.union(documents)).scalars())


def ids_containing(connection: sa.Connection, fragment: str, *, limit: int | None) -> list[str]:
    """The first document ids that hold a piece of text, or all, for a person who mistyped one."""
    ids = tables.documents.c.id
    there = ids.contains(fragment, autoescape=True), ~tables.documents.c.erased
    query = sa.select(ids).where(*there).order_by(ids)
    return list(connection.scalars(query.limit(limit)))
