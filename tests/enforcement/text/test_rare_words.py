from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enforcement.text.rare_words import RARE, weigh, weight, words


def test_plural_and_singular_are_one_word() -> None:
    assert words("Infusions of ketamine") == words("infusion OF KETAMINE")


def test_what_every_announcement_says_weighs_nothing_and_a_town_much() -> None:
    assert weight("fraud") == 0.0
    assert weight("quillport") == RARE


@given(st.text(), st.text())
def test_more_words_never_weigh_less(one: str, other: str) -> None:
    assert weigh(words(one)) <= weigh(words(one) | words(other))
