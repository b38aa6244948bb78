from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.sums.dollars import dollar_figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("paid $2,375.93.", [2375.93]),
        ("a $1.2 million settlement", [1_200_000]),
        ("$4.5 billion", [4_500_000_000]),
        ("$ 2,049,932.12 and $5,181, too", [2_049_932.12, 5181]),
        ("Nearly $750K; $3.3M; $2.5 M Settlement; $5.5m", [750_000, 3_300_000, 2.5e6, 5.5e6]),
        ("one million dollars", [1_000_000]),
        ("39 million dollars, 500,000 dollars", [39_000_000, 500_000]),
        ("half a million dollars or a million dollars", [500_000, 1_000_000]),
        ("$1.2 million dollars", [1_200_000]),
        ("one hundred eighty thousand dollars", [180_000]),
        ("between $2 and $3 million", [2_000_000, 3_000_000]),
        ("$2-3 million or $4 to $5 billion", [2e6, 3e6, 4e9, 5e9]),
        ("$8,153,727 million", [8_153_727]),
        ("more than$560,000", [560_000]),
        ("a multi-million dollar scheme, millions of dollars, a dollar amount", []),
        ("several hundred thousand dollars", []),
    ],
)
def test_sums_as_they_are_written(text: str, values: list[float]) -> None:
    assert [figure.usd for figure in dollar_figures(text)] == values


@pytest.mark.parametrize(
    ("text", "unit", "side"),
    [
        ("$1.2 million", 100_000, ""),
        ("more than $36 million", 1_000_000, "above"),
        ("nearly $14,900", 100, "below"),
        ("approximately $5.25", 0.01, "near"),
        ("$3,576,056.00", 1, ""),
    ],
)
def test_how_exactly_a_sum_is_stated(text: str, unit: float, side: str) -> None:
    (figure,) = dollar_figures(text)
    assert figure.unit == pytest.approx(unit)
    assert figure.side == side
    assert figure.start == 0
    assert text[figure.start : figure.end] == text


@given(st.text(alphabet="$ 0123456789,.kmillion-dollars\n", max_size=120))
def test_sums_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for figure in dollar_figures(text):
        assert figure.start <= figure.sign < figure.end <= len(text)
        assert figure.sign >= end
        end = figure.end
