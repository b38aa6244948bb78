from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.sums.durations import LIFE, durations


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
        ("a 50-year-old man; five years ago; today", []),
        ("$5 years; 1/2 page; monthly", []),
    ],
)
def test_lengths_in_months(text: str, months: list[int | None]) -> None:
    assert [length.months for length in durations(text)] == months


@given(st.text(alphabet="1 one two-three(5) and to years months days life\n", max_size=120))
def test_lengths_lie_in_the_text(text: str) -> None:
    for length in durations(text):
        assert 0 <= length.start < length.end <= len(text)
