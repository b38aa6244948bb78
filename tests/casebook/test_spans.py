"""Rows that hold from a position until another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from casebook.matter_rows import Content
from casebook.spans import Spans, insert
from casebook.tables import tables

LINKS = tables("a").links
LINK, OTHER_LINK = (1, 2, "same docket", "1:24-cr-1"), (2, 3, "same person", "orla tannen")
#: The first two documents, for another reason.
WEAKER = (1, 2, "same text", "")


@pytest.fixture
def connection() -> Iterator[sa.Connection]:
    """A database with one row that holds since 5."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        LINKS.create(connection)
        spans = Spans(connection, LINKS, by=["one", "other"])
        spans.begin(LINK, 5)
        spans.write()
        yield connection
    engine.dispose()


def spans(connection: sa.Connection) -> Spans:
    return Spans(connection, LINKS, by=["one", "other"])


def written(connection: sa.Connection) -> list[tuple[Content, int, int | None]]:
    rows = connection.execute(sa.select(LINKS).order_by(*LINKS.primary_key))
    return [((*row[:4],), row.position, row.until) for row in rows]


def test_a_row_is_found_by_either_number(connection: sa.Connection) -> None:
    rows = spans(connection)
    assert [rows.of(number) for number in (1, 2, 3)] == [[LINK], [LINK], []]


def test_a_row_ends_and_another_begins(connection: sa.Connection) -> None:
    rows = spans(connection)
    rows.fetch([1])
    rows.change([LINK], [WEAKER, OTHER_LINK], 7)
    assert rows.of(2) == [WEAKER, OTHER_LINK]
    assert rows.of(1) == [WEAKER]
    rows.write()
    assert written(connection) == [(LINK, 5, 7), (WEAKER, 7, None), (OTHER_LINK, 7, None)]


def test_what_stays_is_not_written_again(connection: sa.Connection) -> None:
    rows = spans(connection)
    rows.change(rows.of(1), [LINK, OTHER_LINK], 7)
    rows.write()
    assert written(connection) == [(LINK, 5, None), (OTHER_LINK, 7, None)]


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        # Begun and ended by one event: it was never there.
        ([("begin", 7), ("end", 7)], []),
        ([("begin", 7), ("end", 8)], [(OTHER_LINK, 7, 8)]),
        ([("begin", 7), ("end", 8), ("begin", 9)], [(OTHER_LINK, 7, 8), (OTHER_LINK, 9, None)]),
        ([("begin", 7), ("end", 7), ("begin", 9)], [(OTHER_LINK, 9, None)]),
    ],
)
def test_what_begins_and_ends_among_the_events_taken_together(
    connection: sa.Connection, changes: Sequence[tuple[str, int]], rows: list[Any]
) -> None:
    taken = spans(connection)
    for change, at in changes:
        getattr(taken, change)(OTHER_LINK, at)
    taken.write()
    assert written(connection) == [(LINK, 5, None), *rows]


def test_a_row_that_ended_is_not_found_by_its_other_number(connection: sa.Connection) -> None:
    rows = spans(connection)
    rows.fetch([1])
    rows.end(LINK, 7)
    assert rows.of(2) == []
    rows.begin(LINK, 9)
    assert rows.of(2) == [LINK]
    rows.write()
    assert written(connection) == [(LINK, 5, 7), (LINK, 9, None)]


def test_what_is_written_is_not_written_twice(connection: sa.Connection) -> None:
    rows = spans(connection)
    rows.begin(OTHER_LINK, 7)
    rows.write()
    rows.write()
    assert written(connection) == [(LINK, 5, None), (OTHER_LINK, 7, None)]


def test_more_numbers_are_asked_for_than_fit_into_one_question(connection: sa.Connection) -> None:
    rows = spans(connection)
    many = [(number, number + 1, "same text", "") for number in range(10, 1300)]
    for row in many:
        rows.begin(row, 7)
    rows.write()
    again = spans(connection)
    again.fetch(range(1400))
    assert [again.of(row[0])[-1] for row in many] == many


def test_a_new_number_is_not_asked_for(connection: sa.Connection) -> None:
    rows = spans(connection)
    rows.is_new(1)
    assert rows.of(1) == []


def test_days_and_truths_are_written_as_sqlalchemy_writes_them(connection: sa.Connection) -> None:
    table = sa.Table(
        "written", sa.MetaData(), sa.Column("day", sa.Date), sa.Column("holds", sa.Boolean)
    )
    table.create(connection)
    some: list[dict[str, Any]] = [
        {"day": date(2026, 3, 2), "holds": True},
        {"day": None, "holds": False},
    ]
    insert(connection, table, some)
    insert(connection, table, [])
    connection.execute(sa.insert(table), some)
    as_stored = sa.text("SELECT day, holds FROM written")
    ours, theirs = [*connection.execute(as_stored)][:2], [*connection.execute(as_stored)][2:]
    assert ours == theirs
