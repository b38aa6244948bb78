"""Days in words: months by name, quarters, fiscal years."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.calendar.days import one_day
from store.calendar.worded_days import worded_days
from store.calendar.written_days import find_days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("June 2025", date(2025, 6, 1), date(2025, 6, 30)),
        ("sept. 2024", date(2024, 9, 1), date(2024, 9, 30)),
        ("FEB 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("1 June 2025", date(2025, 6, 1), date(2025, 6, 1)),
        ("1st June, 2025", date(2025, 6, 1), date(2025, 6, 1)),
        ("June 1, 2025", date(2025, 6, 1), date(2025, 6, 1)),
        ("Jun  1 2025", date(2025, 6, 1), date(2025, 6, 1)),
        ("Q2 2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("q4/2025", date(2025, 10, 1), date(2025, 12, 31)),
        ("FY2026", date(2025, 10, 1), date(2026, 9, 30)),
        ("fiscal year 2026", date(2025, 10, 1), date(2026, 9, 30)),
    ],
)
def test_days_in_words(text: str, first: date, last: date) -> None:
    found = find_days(text)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["June", "1 June", "Juni 2025", "Q5 2026", "FY26", "spring 2025", "mayor 2025", "6/1/25"],
)
def test_what_may_mean_something_else_means_nothing(text: str) -> None:
    assert find_days(text) is None


@pytest.mark.parametrize("text", ["31 June 2025", "February 29, 2025", "June 0000", "FY0001"])
def test_days_that_there_are_not_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"there is no day {text}"):
        find_days(text)


@given(st.dates(), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b. %d %Y"]))
def test_every_day_is_read_as_it_is_written(day: date, form: str) -> None:
    written = day.strftime(form.replace("%Y", f"{day.year:04}")).casefold()
    assert worded_days(written) == one_day(day)
