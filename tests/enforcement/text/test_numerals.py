from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.text.numerals import NUMBER_WORDS, number_value


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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("five tenants", "five"),
        ("twenty-four months", "twenty-four"),
        ("two and one-half years", "two"),
        ("one hundred and fiveteen", "one hundred"),
        ("sixteen", "sixteen"),
    ],
)
def test_a_number_in_words_is_whole_words(text: str, written: str) -> None:
    found = re.match(NUMBER_WORDS, text)
    assert found
    assert found.group() == written


@pytest.mark.parametrize("text", ["tenants", "oneself", "eighty-fourth", "onetwo", "five-and-ten-"])
def test_a_part_of_a_word_is_no_number(text: str) -> None:
    found = re.fullmatch(NUMBER_WORDS, text)
    assert found is None


def test_a_number_in_words_gives_no_word_back() -> None:
    assert re.match(NUMBER_WORDS + " months", "twenty-four years, two months") is None
    assert re.match(NUMBER_WORDS + "[ -]", "eighty-fourth vial") is None
    assert re.match(NUMBER_WORDS + " ten", "five ten-day terms") is None


@given(st.text(max_size=40))
def test_any_text_is_taken(written: str) -> None:
    number_value(written)
