from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enforcement.text.passage import Sentence
from enforcement.text.plain_spaces import plain_spaces, with_plain_spaces


def test_every_space_is_a_plain_one() -> None:
    assert plain_spaces("two\nyears\u00a0of\tprison") == "two years of prison"


def test_a_sentence_keeps_its_place() -> None:
    plain = with_plain_spaces(Sentence("two\nyears", 5, 14, False))
    assert plain == Sentence("two years", 5, 14, False)


@given(st.text())
def test_no_character_moves(text: str) -> None:
    plain = plain_spaces(text)
    assert len(plain) == len(text)
    assert plain.split() == text.split()
