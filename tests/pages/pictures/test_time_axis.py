"""Days along a line: within it, in their order, with a few that are named."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.pictures.time_axis import TimeAxis

DAYS = st.dates()


@given(st.lists(DAYS, min_size=1, max_size=20))
def test_days_stand_in_their_order_within_the_line(days: list[date]) -> None:
    axis = TimeAxis(first=min(days), last=max(days))
    places = [axis.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert 0 < places[0] <= places[-1] < 100


@given(DAYS, DAYS)
def test_a_few_days_are_named(one: date, other: date) -> None:
    ticks = TimeAxis(first=min(one, other), last=max(one, other)).ticks
    assert 1 <= len(ticks) <= 5
    assert all(earlier.x < later.x for earlier, later in pairwise(ticks))
    assert len({tick.label for tick in ticks}) == len(ticks)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2025, 3, 11), date(2026, 7, 21), ["Jul 2025", "Jan 2026", "Jul 2026"]),
        (date(2014, 3, 11), date(2019, 7, 21), ["2015", "2016", "2017", "2018", "2019"]),
        (date(2026, 3, 2), date(2026, 3, 20), ["2 Mar 2026", "20 Mar 2026"]),
        (date(2026, 3, 2), date(2026, 3, 2), ["2 Mar 2026"]),
    ],
)
def test_named_are_beginnings_of_months_or_years(
    first: date, last: date, labels: list[str]
) -> None:
    assert [tick.label for tick in TimeAxis(first=first, last=last).ticks] == labels


def test_a_label_stays_within_the_picture() -> None:
    first, last = TimeAxis(first=date(2026, 3, 2), last=date(2026, 3, 20)).ticks
    assert (first.anchor, last.anchor) == ("start", "end")
