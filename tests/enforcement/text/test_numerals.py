from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.text.numerals import number_value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("1,250.50", 1250.5),
        (".5", 0.5),
        ("a", 1),
        ("twelve", 12),
        ("forty-two", 42),
        ("one hundred and two", 102),
        ("two hundred ten thousand", 210_000),
        ("hundred", 100),
    ],
)
def test_numbers_in_figures_and_words(written: str, value: float) -> None:
    assert number_value(written) == value


@pytest.mark.parametrize("written", ["", "dozens", "one plum", "1.2.3", "and"])
def test_what_is_no_number_has_no_value(written: str) -> None:
    assert number_value(written) is None


@given(st.text(max_size=40))
def test_any_text_is_taken(written: str) -> None:
    number_value(written)
