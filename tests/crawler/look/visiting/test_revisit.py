"""When a document is asked for again."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.look.visiting.revisit import is_due

_IDS = st.text(min_size=1, max_size=40).map(lambda key: f"us_agency_releases:{key}")
_DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


@given(_IDS, _DAYS)
def test_a_document_is_due_daily_for_14_days(document: str, seen: date) -> None:
    assert not is_due(document, seen, seen)
    assert not is_due(document, seen, seen - timedelta(days=1))
    assert all(is_due(document, seen, seen + timedelta(days=age)) for age in range(1, 15))


@given(_IDS, _DAYS, st.integers(15, 84))
def test_then_once_in_any_seven_days(document: str, seen: date, age: int) -> None:
    week = [seen + timedelta(days=age + more) for more in range(7)]
    assert sum(is_due(document, seen, day) for day in week) == 1


@given(_IDS, _DAYS, st.integers(0, 36))
def test_then_once_a_calendar_month(document: str, seen: date, months: int) -> None:
    first = (seen + timedelta(days=125)).replace(day=1) + timedelta(days=31 * months)
    month = [first.replace(day=1) + timedelta(days=more) for more in range(31)]
    days = [day for day in month if day.month == month[0].month]
    assert sum(is_due(document, seen, day) for day in days) == 1


def test_the_visits_spread_over_the_week() -> None:
    seen, today = date(2026, 1, 1), date(2026, 2, 10)
    share = sum(is_due(f"us_agency_releases:{key}", seen, today) for key in range(700))
    assert 60 < share < 140
