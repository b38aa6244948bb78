"""A part of a list, cut the same way in Python and in SQL."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from answers.asking.page import WHOLE, Page

PAGES = st.builds(
    Page, limit=st.none() | st.integers(1, 12), offset=st.integers(0, 12) | st.just(10**9)
)


@given(PAGES, st.integers(0, 10))
def test_a_page_is_the_same_however_it_is_cut(page: Page, length: int) -> None:
    rows = range(length)
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE list (place)")
        connection.executemany("INSERT INTO list VALUES (?)", [(row,) for row in rows])
        found = connection.execute(f"SELECT place FROM list ORDER BY place {page.sql}").fetchall()
    connection.close()
    assert page.of(rows) == tuple(place for (place,) in found)
    assert page.of(rows) == tuple(row for row in rows if page.has(row))


@given(st.integers(0, 30), st.integers(1, 7))
def test_pages_together_are_the_whole(length: int, limit: int) -> None:
    rows = range(length)
    pages = (Page(limit=limit, offset=offset).of(rows) for offset in range(0, length, limit))
    assert [row for page in pages for row in page] == [*WHOLE.of(rows)]
