from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.text.numerals import NUMBER_WORDS, is_number_word, number_value


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
        ("two thousand three hundred and sixty", 2360),
        ("four million, one hundred thousand", 4_100_000),
        ("1.5 million", 1_500_000),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("three quarters of a million", 750_000),
        ("6\u00bd", 6.5),
        ("1 1/2", 1.5),
    ],
)
def test_numbers_in_figures_and_words(written: str, value: float) -> None:
    assert number_value(written) == value


@pytest.mark.parametrize(
    "written", ["", "dozens", "one plum", "1.2.3", "and", "five ten", "ten five", "a a", "2019 two"]
)
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


@pytest.mark.parametrize("word", ["two-and-a-half", "million,", "1,250", "\u00bd", "1/2", "of"])
def test_a_word_of_a_number(word: str) -> None:
    assert is_number_word(word)


@pytest.mark.parametrize("word", ["multi-million", "five,", "1.2.3", "$5", "", "-", "third"])
def test_no_word_of_a_number(word: str) -> None:
    assert not is_number_word(word)


@given(st.lists(st.integers(min_value=0, max_value=20)))
def test_any_words_of_numbers_are_taken(places: list[int]) -> None:
    words = "a an and of half quarter one seven twelve twenty ninety hundred thousand million 1/2"
    number_value(" ".join((words.split() * 2)[place] for place in places))


@given(st.text(max_size=40))
def test_any_text_is_taken(written: str) -> None:
    number_value(written)
