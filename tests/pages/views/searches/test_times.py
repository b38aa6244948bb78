"""Columns over time: as high as what they count, and each of the days that it counts."""

from __future__ import annotations

from datetime import date

from answers.searches.periods import histogram
from pages.views.searches.times import columns


def test_a_column_is_as_high_as_its_number_and_narrows_to_its_days() -> None:
    days = [date(2025, 1, 5)] * 100 + [date(2025, 3, 1)] + [date(2025, 4, 30)] * 50
    chart = columns(histogram([(day, "day") for day in days], "month"))
    assert [it.name for it in chart.columns] == ["2025-01", "2025-02", "2025-03", "2025-04"]
    heights = [chart.floor - it.y for it in chart.columns]
    assert heights[0] == 2 * heights[3]
    assert heights[1] == 0
    assert heights[2] == 2  # what is not none is seen
    assert chart.columns[3].days == {"from": "2025-04-01", "to": "2025-04-30", "on": ""}
    assert [it.label for it in chart.columns] == ["2025", "", "", ""]
    assert chart.said == "151 documents published from 2025-01 to 2025-04"


def test_what_stands_in_no_column_is_said() -> None:
    chart = columns(histogram([(None, "day"), (date(2025, 1, 1), "year")], "month"))
    assert chart.columns == ()
    assert chart.said == (
        "No document with a day was found; 1 undated; 1 dated less exactly than a month"
    )
