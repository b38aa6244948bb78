"""Rows that hold from one position of the log until another, changed in memory by a batch of events
and written at its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from casebook.matter_rows import Content

#: Numbers in one question.
_TOGETHER = 500


class Spans:
    """The rows of one table that hold, found by the numbers in one or two of its columns."""

    def __init__(self, connection: sa.Connection, table: sa.Table, *, by: Sequence[str]) -> None:
        self._connection = connection
        self._table = table
        self._columns = [c for c in table.columns if c.name not in ("position", "until")]
        names = [column.name for column in self._columns]
        self._by = [names.index(name) for name in by]
        self._keys = [(names.index(c.name), c) for c in table.primary_key if c.name in names]
        wanted: sa.BindParameter[Any] = sa.bindparam("numbers", expanding=True)
        among = sa.or_(*(table.c[name].in_(wanted) for name in by))
        query = sa.select(*self._columns, table.c.position)
        self._query = query.where(table.c.until.is_(None), among)
        #: Those that hold, and since which position.
        self._since: dict[Content, int] = {}
        self._found: defaultdict[int, dict[Content, None]] = defaultdict(dict)
        self._whole: set[int] = set()
        self._begun: dict[tuple[Content, int], int | None] = {}
        self._ended: dict[tuple[Content, int], int] = {}

    def fetch(self, numbers: Iterable[int]) -> None:
        """Have the rows of these numbers at hand, in one question."""
        wanted = [number for number in dict.fromkeys(numbers) if number not in self._whole]
        self._whole.update(wanted)
        for start in range(0, len(wanted), _TOGETHER):
            asked = {"numbers": wanted[start : start + _TOGETHER]}
            for *values, position in self._connection.execute(self._query, asked).all():
                content = tuple(values)
                if (content, position) not in self._ended:
                    self._hold(content, position)

    def is_new(self, number: int) -> None:
        """There is no row of this number yet: it need not be asked for."""
        self._whole.add(number)

    def of(self, number: int) -> list[Content]:
        """The rows of a number that hold."""
        if number not in self._whole:
            self.fetch([number])
        return list(self._found[number])

    def has(self, number: int) -> bool:
        """Whether any row of a number that was fetched holds."""
        return bool(self._found.get(number))

    def begin(self, content: Content, at: int) -> None:
        """From this position on the row holds."""
        self._hold(content, at)
        self._begun[content, at] = None

    def end(self, content: Content, at: int) -> None:
        """From this position on the row holds no longer."""
        row = content, self._since.pop(content)
        for column in self._by:
            self._found[content[column]].pop(content, None)
        if row in self._begun:
            self._begun[row] = at
        else:
            self._ended[row] = at

    def change(self, old: Iterable[Content], new: Iterable[Content], at: int) -> None:
        """End the old rows that are not among the new ones, and begin those that are not there."""
        before, after = dict.fromkeys(old), dict.fromkeys(new)
        for content in before:
            if content not in after:
                self.end(content, at)
        for content in after:
            if content not in before:
                self.begin(content, at)

    def _hold(self, content: Content, since: int) -> None:
        self._since[content] = since
        for column in self._by:
            self._found[content[column]][content] = None

    def write(self) -> None:
        """Bring the table to what was begun and ended."""
        if self._ended:
            self._connection.execute(
                self._ending(), list(map(self._ended_row, self._ended.items()))
            )
        names = [column.name for column in self._columns]
        insert(
            self._connection,
            self._table,
            [
                {**dict(zip(names, content, strict=True)), "position": since, "until": until}
                for (content, since), until in self._begun.items()
                if since != until
            ],
        )
        self._begun, self._ended = {}, {}

    def _ending(self) -> sa.Update:
        table = self._table
        same = [column == sa.bindparam(f"was_{column.name}") for _, column in self._keys]
        same.append(table.c.position == sa.bindparam("was_position"))
        return sa.update(table).where(*same).values(until=sa.bindparam("ended"))

    def _ended_row(self, ended: tuple[tuple[Content, int], int]) -> dict[str, Any]:
        (content, position), at = ended
        key = {f"was_{column.name}": content[place] for place, column in self._keys}
        return {**key, "was_position": position, "ended": at}


def insert(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, if any, in the driver's own words: that is most of what filling does."""
    if not rows:
        return
    dialect = connection.dialect
    columns = list(table.columns)
    written = {
        column.name: write
        for column in columns
        if (write := column.type.dialect_impl(dialect).bind_processor(dialect))
    }
    statement = str(sa.insert(table).compile(dialect=dialect))
    as_written = (
        {
            column.name: written[column.name](row[column.name])
            if column.name in written
            else row[column.name]
            for column in columns
        }
        for row in rows
    )
    values: list[Any] = (
        [tuple(row.values()) for row in as_written] if dialect.positional else list(as_written)
    )
    connection.exec_driver_sql(statement, values)
