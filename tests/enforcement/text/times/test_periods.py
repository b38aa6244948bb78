"""Periods as they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.text.times.period_days import days_of
from enforcement.text.times.periods import written_periods

THURSDAY = date(2026, 2, 19)


def periods(text: str, told: date | None = THURSDAY) -> list[str]:
    return [it.period for it in written_periods(text, 0, len(text), told)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("in june", "2025-06"),
        ("in february", "2026-02"),
        ("in november 2025", "2025-11"),
        ("in nov., 2025", "2025-11"),
        ("in early june", "2025-06"),
        ("in mid-june", "2025-06"),
        ("since june of last year", "2025-06"),
        ("earlier in june", "2025-06"),
        ("last june", "2025-06"),
        ("last february", "2025-02"),
        ("this past june", "2025-06"),
        ("his june 2025 plea", "2025-06"),
        ("last month", "2026-01"),
        ("earlier this month", "2026-02"),
        ("earlier this year", "2026"),
        ("late last year", "2025"),
        ("in 2019", "2019"),
        ("back in 2019", "2019"),
        ("in the summer of 2019", "2019"),
        ("last week", "2026-W07"),
        ("earlier this week", "2026-W08"),
    ],
)
def test_one_period(text: str, period: str) -> None:
    assert periods(text) == [period]


@pytest.mark.parametrize(
    "text", ["two years ago", "last fall", "over the weekend", "several months earlier"]
)
def test_what_leaves_open_which_it_is(text: str) -> None:
    assert periods(text) == [""]


@pytest.mark.parametrize(
    "text",
    [
        "in march 2027",
        "in 2031",
        "it may be",
        "in june or july",
        "in june 11",
        "2019-05-04",
        "on may",
    ],
)
def test_what_is_none(text: str) -> None:
    assert periods(text) == []


def test_without_the_day_of_the_text_a_month_alone_is_open() -> None:
    assert periods("in june", None) == periods("last month", None) == [""]
    assert periods("in june 2025", None) == ["2025-06"]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
    ],
)
def test_the_days_of_a_period(period: str, first: date, last: date) -> None:
    assert days_of(period) == (first, last)


@given(st.text(alphabet="inlasthfmorejuy 2019,-.", max_size=200), st.dates(date(1990, 1, 1)))
def test_any_period_has_begun(text: str, told: date) -> None:
    assert all(days_of(it)[0] <= told for it in periods(text, told) if it)
