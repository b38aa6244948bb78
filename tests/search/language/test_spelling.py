"""How far apart two spellings are."""

from __future__ import annotations

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
