"""Days and spans of time, as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.calendar.days import Days
from store.calendar.written_days import find_days, read_days, read_span

#: A Tuesday, and the last day of a month that is longer than the one before it.
TODAY = date(2026, 3, 31)


def _today() -> date:
    return TODAY


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-07-01", date(2026, 7, 1), date(2026, 7, 1)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026 q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("today", TODAY, TODAY),
        (" Yesterday ", date(2026, 3, 30), date(2026, 3, 30)),
        ("tomorrow", date(2026, 4, 1), date(2026, 4, 1)),
        ("-30d", date(2026, 3, 1), date(2026, 3, 1)),
        ("30 days ago", date(2026, 3, 1), date(2026, 3, 1)),
        ("2w", date(2026, 3, 17), date(2026, 3, 17)),
        ("-1m", date(2026, 2, 28), date(2026, 2, 28)),
        ("1 year ago", date(2025, 3, 31), date(2025, 3, 31)),
        ("+6w", date(2026, 5, 12), date(2026, 5, 12)),
        ("this week", date(2026, 3, 30), date(2026, 4, 5)),
        ("last week", date(2026, 3, 23), date(2026, 3, 29)),
        ("last month", date(2026, 2, 1), date(2026, 2, 28)),
        ("this quarter", date(2026, 1, 1), date(2026, 3, 31)),
        ("last quarter", date(2025, 10, 1), date(2025, 12, 31)),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_the_days_that_are_meant(text: str, first: date, last: date) -> None:
    assert read_days(text, _today) == Days(first=first, last=last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30",
        "July",
        "07/01/2026",
        "20260701",
        "-30",
        "-3d ago",
        "3 foos",
        "٢٠٢٦",
        "x" * 9999,
    ],
)
def test_what_is_no_day_is_refused_with_what_may_stand_there(text: str) -> None:
    with pytest.raises(ValueError, match="is no day: write YYYY-MM-DD, YYYY-MM, YYYY, June 2026"):
        read_days(text, _today)


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13", "0000", "2026-W54", "9999y ago", "+9999y"]
)
def test_what_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"there is no day {text[:4]}".replace("+", r"\+")):
        read_days(text, _today)


def test_where_days_lie_ahead_a_distance_needs_its_sign() -> None:
    assert find_days("30d", _today, ahead=True) is None
    assert find_days("-1d", _today, ahead=True) == find_days("yesterday", _today)
    assert find_days("1d ago", _today, ahead=True) == find_days("+1d", lambda: TODAY - 2 * _DAY)


_DAY = timedelta(days=1)


@pytest.mark.parametrize("text", ["today", "30d", "last month"])
def test_without_today_nothing_is_told_from_it(text: str) -> None:
    assert find_days(text) is None


@given(st.dates())
def test_a_day_is_itself_and_lies_in_its_month_and_year(day: date) -> None:
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        found = read_days(text, _today)
        assert found.first <= day <= found.last


@given(st.text(max_size=20))
def test_any_text_is_days_or_refused_in_a_line(text: str) -> None:
    try:
        found = read_days(text, _today)
    except ValueError as error:
        assert "\n" not in str(error)
    else:
        assert found.first <= found.last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("0d", date(2026, 1, 31)),
        ("60", date(2026, 4, 1)),
        ("30d", date(2026, 3, 2)),
        ("30 days", date(2026, 3, 2)),
        ("6w", date(2026, 3, 14)),
        ("1m", date(2026, 2, 28)),
        ("3M", date(2026, 4, 30)),
        ("25m", date(2028, 2, 29)),
        ("1y", date(2027, 1, 31)),
    ],
)
def test_the_last_day_of_a_span(text: str, last: date) -> None:
    assert read_span(text).after(date(2026, 1, 31)) == last


@pytest.mark.parametrize("text", ["", "d", "-3d", "1.5w", "٣d", "99999d", "3x", "ten days"])
def test_what_is_no_span(text: str) -> None:
    with pytest.raises(ValueError, match="write a number of days, or 30d, 6w, 3m, 1y"):
        read_span(text)
