"""How far apart two spellings are."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.spelling import edits

words = st.text("abc", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("voskamp", "voskamp", 0),
        ("voskmap", "voskamp", 1),
        ("ketmine", "ketamine", 1),
        ("ketaminne", "ketamine", 1),
        ("cetamine", "ketamine", 1),
        ("spravoto", "spravato", 1),
        ("ovskmap", "voskamp", 2),
        ("", "ab", 2),
        ("ca", "abc", None),
        ("ketamine", "fentanyl", None),
    ],
)
def test_how_many_edits_make_one_of_the_other(one: str, other: str, apart: int | None) -> None:
    assert edits(one, other, 2) == apart


@given(words, words, st.integers(0, 3))
def test_the_bound_only_forbids(one: str, other: str, at_most: int) -> None:
    apart = edits(one, other, 12)
    assert apart is not None
    assert edits(one, other, at_most) == (apart if apart <= at_most else None)
    assert edits(other, one, 12) == apart


@given(words, st.integers(0, 6), st.sampled_from("abc"))
def test_one_letter_put_in_is_one_edit(word: str, at: int, letter: str) -> None:
    assert edits(word, word[:at] + letter + word[at:], 1) == 1


@given(words, words)
def test_it_is_what_the_definition_says(one: str, other: str) -> None:
    assert edits(one, other, 12) == apart_by_definition(one, other)


@cache
def apart_by_definition(one: str, other: str) -> int:
    """The least over what may be done to the last letters."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        apart_by_definition(one[:-1], other) + 1,
        apart_by_definition(one, other[:-1]) + 1,
        apart_by_definition(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if len(one) > 1 and len(other) > 1 and one[-2:] == other[-1] + other[-2]:
        ways.append(apart_by_definition(one[:-2], other[:-2]) + 1)
    return min(ways)
