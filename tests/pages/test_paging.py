"""Parts of a long list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pages.paging import Paging


def a_page(total: int, offset: int, limit: int) -> Paging:
    shown = max(0, min(limit, total - offset))
    return Paging(total=total, offset=offset, shown=shown, limit=limit)


@given(st.integers(0, 200), st.integers(1, 30))
def test_every_row_is_on_one_part(total: int, limit: int) -> None:
    seen: list[int] = []
    offset: int | None = 0
    while offset is not None:
        page = a_page(total, offset, limit)
        seen += range(page.first, page.last + 1) if page.shown else ()
        offset = page.next
    assert seen == list(range(1, total + 1))


@given(st.integers(0, 200), st.integers(0, 300), st.integers(1, 30))
def test_one_can_always_go_back_to_the_first(total: int, offset: int, limit: int) -> None:
    page = a_page(total, offset, limit)
    while page.previous is not None:
        before = a_page(total, page.previous, limit)
        assert before.offset < page.offset
        page = before
    assert page.offset == 0
