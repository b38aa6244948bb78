"""A year of looks as a strip."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pages.pictures.strip import Run, strip
from store.health.publishing_rhythm import WINDOW

LAST = date(2026, 3, 4)


def test_what_each_day_brought() -> None:
    drawn = strip("n. .n", LAST, until=LAST + timedelta(days=2))
    end = WINDOW - 2
    assert drawn.runs == (
        Run(brought="news", start=end - 5, length=1),
        Run(brought="silent", start=end - 4, length=1),
        Run(brought="silent", start=end - 2, length=1),
        Run(brought="news", start=end - 1, length=1),
    )
    assert drawn.said.startswith("news on 2 days, looks without news on 2 days")


@given(
    st.text("n. ", max_size=WINDOW),
    st.integers(-10, 2 * WINDOW),
)
def test_every_day_is_told_once(days: str, later: int) -> None:
    drawn = strip(days, LAST, until=LAST + timedelta(days=later))
    counted = [(it.news, it.silent, it.unknown) for it in drawn.months]
    assert sum(map(sum, counted)) == WINDOW
    for place, brought in enumerate(("news", "silent")):
        in_runs = sum(run.length for run in drawn.runs if run.brought == brought)
        assert in_runs == sum(it[place] for it in counted)
    ends = [run.start + run.length for run in drawn.runs]
    assert all(end <= run.start for end, run in zip(ends, drawn.runs[1:], strict=False))
    assert all(0 <= run.start < WINDOW for run in drawn.runs)
