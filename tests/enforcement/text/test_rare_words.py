from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enforcement.text.rare_words import RARE_WEIGHT, distinct_words, total_weight, word_weight


def test_plural_and_singular_are_one_word() -> None:
    assert distinct_words("Infusions of ketamine") == distinct_words("infusion OF KETAMINE")


def test_what_every_announcement_says_weighs_nothing_and_a_town_much() -> None:
    assert word_weight("fraud") == 0.0
    assert word_weight("quillport") == RARE_WEIGHT


@given(st.text(), st.text())
def test_more_words_never_weigh_less(one: str, other: str) -> None:
    assert total_weight(distinct_words(one)) <= total_weight(
        distinct_words(one) | distinct_words(other)
    )
