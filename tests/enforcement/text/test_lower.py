from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enforcement.text.lower import lower


def test_a_capital_with_a_longer_small_letter_stays() -> None:
    assert lower("ADA İZMIR") == "ada İzmir"
    assert lower("ÀDA") == "àda"


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    lowered = lower(text)
    assert len(lowered) == len(text)
    assert lowered.lower() == text.lower().lower()
