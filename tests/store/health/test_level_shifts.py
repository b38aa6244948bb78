"""Falls of weekly figures: found where they are, and not where they are not."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from store.health.level_shifts import Week, _binomial, _poisson, fallen_levels, level_starts

#: A Monday, and a day of the week 40 weeks later.
MONDAY, TODAY = date(2025, 6, 2), date(2026, 3, 12)


def weeks(*counts: tuple[int, int]) -> list[Week]:
    """Weeks up to the last one that is over, of so many documents, so many of them dated."""
    last = TODAY - timedelta(days=TODAY.weekday())
    return [
        Week(
            source="us_example",
            monday=last - timedelta(weeks=len(counts) - number),
            documents=documents,
            titled=documents,
            dated=dated,
            texts=documents,
        )
        for number, (documents, dated) in enumerate(counts)
    ]


STEADY = [(9, 9), (11, 11), (8, 8), (10, 10), (12, 12)] * 5


def test_a_steady_source_has_fallen_in_nothing() -> None:
    assert list(fallen_levels(weeks((60, 60), *STEADY), TODAY)) == []
    assert list(fallen_levels([], TODAY)) == []


def test_fewer_documents_are_told() -> None:
    said = list(fallen_levels(weeks((60, 60), *STEADY, (1, 1), (2, 2), (1, 1)), TODAY))
    assert said == ["1.3 documents a week since the week of 2026-02-16, before 10.0"]


def test_one_poor_week_is_none() -> None:
    assert list(fallen_levels(weeks((60, 60), *STEADY, (1, 1)), TODAY)) == []


def test_a_date_that_is_no_longer_found_is_told() -> None:
    said = list(fallen_levels(weeks((60, 60), *STEADY, (9, 0), (10, 0)), TODAY))
    assert said == ["0% have a date since the week of 2026-02-23, before 100%"]


def test_more_documents_are_no_fall() -> None:
    assert list(fallen_levels(weeks((60, 60), *STEADY, (50, 50), (60, 60), (55, 55)), TODAY)) == []


def test_what_never_changes_is_rarely_cut() -> None:
    chance = random.Random(1)
    cut = 0
    for _ in range(200):
        counts = [(sum(chance.random() < 0.1 for _ in range(40)), 1) for _ in range(52)]
        cut += len(level_starts(counts, _poisson(counts))) > 1
    assert cut <= 6


def test_levels_begin_where_they_change() -> None:
    counts = [(10, 1)] * 20 + [(1, 1)] * 10 + [(10, 1)] * 6
    assert level_starts(counts, _poisson(counts)) == [0, 20, 30]
    assert level_starts([(5, 5)] * 9 + [(0, 5)] * 4, _binomial) == [0, 9]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_any_weeks_can_be_told_of(pairs: list[tuple[int, int]]) -> None:
    counts = [(max(pair), min(pair)) for pair in pairs]
    assert all(said for said in fallen_levels(weeks(*counts), TODAY))
