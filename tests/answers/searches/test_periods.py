from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.searches.periods import MOST, Histogram, Span, TooManyPeriodsError, histogram

DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))
SPANS = st.sampled_from(get_args(Span))


def counted(by: Span, *days: date, since: date | None = None, until: date | None = None) -> str:
    found = histogram([(day, "day") for day in days], by, since=since, until=until)
    return " ".join(f"{period.name}={period.count}" for period in found.periods)


def test_a_week_is_from_monday_to_sunday_and_named_as_iso_8601_has_it() -> None:
    sunday = date(2021, 1, 3)
    assert counted("week", sunday, sunday + timedelta(days=1)) == "2020-W53=1 2021-W01=1"
    (period,) = histogram([(sunday, "day")], "week").periods
    assert (period.first, period.last) == (date(2020, 12, 28), sunday)


def test_periods_without_a_document_are_counted_too() -> None:
    january, april = date(2025, 1, 31), date(2025, 4, 1)
    assert counted("month", april, january) == "2025-01=1 2025-02=0 2025-03=0 2025-04=1"
    assert counted("quarter", january, april) == "2025-Q1=1 2025-Q2=1"
    first, last = date(2024, 12, 31), date(2025, 2, 1)
    assert counted("month", january, since=first, until=last) == "2024-12=0 2025-01=1 2025-02=0"
    assert counted("month", since=last, until=last) == "2025-02=0"
    assert counted("month") == ""


def test_what_has_no_day_or_none_so_exact_is_counted_apart() -> None:
    days = [
        (None, "day"),
        (date(2025, 3, 1), "month"),
        (date(2025, 1, 1), "year"),
        (date(2025, 3, 4), "instant"),
    ]

    def apart(found: Histogram) -> tuple[int, int, int]:
        return sum(period.count for period in found.periods), found.undated, found.imprecise

    assert apart(histogram(days, "week")) == (1, 1, 2)
    assert apart(histogram(days, "month")) == (2, 1, 1)
    assert apart(histogram(days, "quarter")) == (2, 1, 1)


@pytest.mark.parametrize("by", get_args(Span))
def test_the_ends_of_the_calendar(by: Span) -> None:
    for day in (date.min, date.max):
        (period,) = histogram([(day, "day")], by).periods
        assert period.first <= day <= period.last
    with pytest.raises(TooManyPeriodsError, match=f"of {MOST:,} at most: bound the days"):
        histogram([(date.min, "day"), (date.max, "day")], by)


@given(st.lists(DAYS), SPANS)
def test_every_day_is_in_one_period_and_no_day_is_between_two(days: list[date], by: Span) -> None:
    periods = histogram([(day, "day") for day in days], by).periods
    assert sum(period.count for period in periods) == len(days)
    for period in periods:
        assert period.count == sum(period.first <= day <= period.last for day in days)
    for one, following in pairwise(periods):
        assert following.first == one.last + timedelta(days=1)
        assert one.name < following.name
