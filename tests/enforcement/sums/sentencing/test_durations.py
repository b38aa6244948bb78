from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import LIFE
from enforcement.sums.sentencing.durations import durations


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("a year and a day", [12]),
        ("one year and one day", [12]),
        ("forty-two months", [42]),
        ("seventy (70) months", [70]),
        ("one hundred and two (102) months", [102]),
        ("37-month", [37]),
        ("5.5 Years", [66]),
        ("two and a half years", [30]),
        ("2 1/2 years; 2\u00bd years; a year and a half", [30, 30, 18]),
        ("1\u2153 years; 2\u00be years", [16, 33]),
        ("three years, six months", [42]),
        ("120 days; 6 weeks", [4, 1]),
        ("24 and 36 months", [24, 36]),
        ("24 months and 36 months", [24, 36]),
        ("18 to 36 months", [None]),
        ("2-6 years; one-to-three years", [None, None]),
        ("between 3 and 6 years", [None]),
        ("life in prison; lifetime supervised release", [LIFE, LIFE]),
        ("time served", [0]),
        ("37months; 14 days; 47 to 15 months", [37, None, 15]),
        ("not less than 2 nor more than 9 years", [None]),
        ("no less than four years and no more than eight years", [None]),
        ("at least two and at most seven years", [None]),
        ("between 3 years and 6 years; two years to four years", [None, None]),
        ("15 years to life", [None]),
        ("1\u2153 to 4 years", [None]),
        ("two life terms; a life sentence; the rest of her natural life", [LIFE, LIFE, LIFE]),
        ("the time he has already served", [0]),
        ("ten months: four in prison and six in home detention", [10, 4, 6]),
        ("8 years, with six suspended", [96, 72]),
        ("8 years, two of them suspended", [96, 24]),
        ("12 months on count one and 30 on count two", [12, 30]),
        ("18 months, half in custody and half at home", [18, 9, 9]),
        ("four in prison; two on probation", []),
        ("a 50-year-old man; five years ago; today", []),
        ("$5 years; 1/2 page; monthly", []),
    ],
)
def test_lengths_in_months(text: str, months: list[int | None]) -> None:
    assert [length.months for length in durations(text)] == months


@pytest.mark.parametrize(
    ("text", "exactly"),
    [
        ("a year and a day", "12 months and 1 day"),
        ("one year and one day", "12 months and 1 day"),
        ("one (1) year and one (1) day", "12 months and 1 day"),
        ("a year-and-a-day sentence", "12 months and 1 day"),
        ("one-year-and-one-day", "12 months and 1 day"),
        ("to year and a day", "12 months and 1 day"),
        ("twelve months plus a day", "12 months and 1 day"),
        ("12 months + 1 day", "12 months and 1 day"),
        ("366 days", "12 months and 1 day"),
        ("11 months and 29 days", "11 months and 29 days"),
        ("364 days", "364 days"),
        ("45 days", "45 days"),
        ("six weeks", "6 weeks"),
        ("two and a half months", "2.5 months"),
        ("365 days", ""),
        ("two and a half years", ""),
        ("four years and six months", ""),
        ("18 to 36 months", ""),
        ("time served", ""),
    ],
)
def test_lengths_that_are_no_whole_months_are_kept_in_words(text: str, exactly: str) -> None:
    assert [length.exactly for length in durations(text)] == [exactly]


@given(
    st.text(
        alphabet="1 one two-three(5) and to years months days life in prison half\n", max_size=120
    )
)
def test_lengths_lie_in_the_text(text: str) -> None:
    for length in durations(text):
        assert 0 <= length.start < length.end <= len(text)
