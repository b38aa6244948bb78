"""The rows of the read models that a batch of events is about: fetched at once, changed in memory,
written at once. A statement for every event would take ten times as long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import ItemsView, Sequence
from datetime import date
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from store.calendar.weeks import monday_of
from store.log.events import CaptureFailed, DocumentPublished, Recorded
from store.views.tables import Tables

RowValues: TypeAlias = dict[str, Any]
#: The values of a row's primary key.
Key: TypeAlias = tuple[Any, ...]

_DOCUMENT = "document/"


class Rows:
    """Of one table. One that was not fetched is taken for one that is not there."""

    def __init__(self, connection: sa.Connection, table: sa.Table) -> None:
        self.table = table
        self._connection = connection
        self._keys = [column.name for column in table.primary_key]
        self._blank: RowValues = {column.name: None for column in table.columns}
        self._rows: dict[Key, RowValues] = {}
        self._changed: set[Key] = set()
        self._gone: set[Key] = set()

    def fetch(self, *where: sa.ColumnElement[bool]) -> None:
        """Have the rows at hand for which this holds."""
        for values in self._connection.execute(sa.select(self.table).where(*where)):
            row = dict(zip(self._blank, values, strict=True))
            self._rows[tuple([row[name] for name in self._keys])] = row

    def get(self, *key: Any) -> RowValues | None:
        return self._rows.get(key)

    def items(self) -> ItemsView[Key, RowValues]:
        return self._rows.items()

    def put(self, row: RowValues) -> None:
        """Lay values over the row with the same key, or have a new one of them."""
        key = tuple([row[name] for name in self._keys])
        self._rows[key] = {**self._rows.get(key, self._blank), **row}
        self._changed.add(key)
        self._gone.discard(key)

    def drop(self, *key: Any) -> None:
        """Do without a row that is there."""
        del self._rows[key]
        self._changed.discard(key)
        self._gone.add(key)

    def write(self) -> None:
        """Bring the table to what was put and dropped."""
        if self._gone:
            columns = [self.table.c[name] for name in self._keys]
            gone = sa.tuple_(*columns).in_(list(self._gone))
            self._connection.execute(sa.delete(self.table).where(gone))
        if self._changed:
            self._put_all([self._rows[key] for key in self._changed])
        self._gone.clear()
        self._changed.clear()

    def _put_all(self, rows: Sequence[RowValues]) -> None:
        """Insert or replace rows in the driver's own words: that is most of what a rebuild does."""
        dialect = self._connection.dialect
        written = [
            (column.name, write)
            for column in self.table.columns
            if (write := column.type.dialect_impl(dialect).bind_processor(dialect))
        ]
        values = [{**row, **{name: write(row[name]) for name, write in written}} for row in rows]
        statement = str(self._upsert().compile(dialect=dialect))
        if dialect.positional:  # a row has its values in the order of the columns
            self._connection.exec_driver_sql(statement, [tuple(row.values()) for row in values])
        else:
            self._connection.exec_driver_sql(statement, values)

    def _upsert(self) -> sa.Insert:
        on_postgresql = self._connection.dialect.name == "postgresql"
        statement = (postgresql.insert if on_postgresql else sqlite.insert)(self.table)
        rest = {name: statement.excluded[name] for name in self._blank if name not in self._keys}
        return statement.on_conflict_do_update(index_elements=self._keys, set_=rest)


class RowBatch:
    """The rows of every table that a batch of events may be about."""

    def __init__(
        self, connection: sa.Connection, tables: Tables, events: Sequence[Recorded]
    ) -> None:
        self.connection = connection
        self.documents = Rows(connection, tables.documents)
        self.sources = Rows(connection, tables.sources)
        self.weeks = Rows(connection, tables.weeks)
        self.turns = Rows(connection, tables.turns)
        self.absences = Rows(connection, tables.absences)
        if known := _known_before(events):
            self.documents.fetch(tables.documents.c.id.in_(known))
        if mondays := {monday_of(day) for event in events if (day := _first_seen(event))}:
            self.weeks.fetch(tables.weeks.c.monday.in_(mondays))
        self.sources.fetch()
        self.absences.fetch()
        #: The ids of the documents of which there are absences, by source.
        self.lost: defaultdict[str, set[str]] = defaultdict(set)
        for (source, document), _ in self.absences.items():
            self.lost[source].add(document)

    def write(self) -> None:
        """Bring the tables to what the batch made of them."""
        for rows in (self.documents, self.sources, self.weeks, self.turns, self.absences):
            rows.write()


def _known_before(events: Sequence[Recorded]) -> list[str]:
    """The ids of the documents the events are about whose first event is not among them."""
    begun: set[str] = set()
    known: set[str] = set()
    for recorded in events:
        stream = recorded.stream
        if isinstance(recorded.event, CaptureFailed):
            stream = f"{_DOCUMENT}{recorded.event.document}"
        if not stream.startswith(_DOCUMENT) or stream in begun:
            continue
        if recorded.version == 1 and stream == recorded.stream:
            begun.add(stream)
        else:
            known.add(stream.removeprefix(_DOCUMENT))
    return list(known)


def _first_seen(recorded: Recorded) -> date | None:
    event = recorded.event
    return event.capture.fetched_at.date() if isinstance(event, DocumentPublished) else None
