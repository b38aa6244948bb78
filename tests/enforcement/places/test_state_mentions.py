from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.places.state_mentions import state_mentions


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("NASHVILLE, Tenn. - A man", ["TN"]),
        ("a clinic in Dearborn, Mich., and one in Mahwah, N.J.", ["MI", "NJ"]),
        ("of Broomall, PA, and Albany, New York", ["PA", "NY"]),
        ("South San Francisco, California", ["CA"]),
        ("the Detroit-area owner of a Miami-Dade company", ["MI", "FL"]),
        ("in West Virginia and Virginia.", ["WV", "VA"]),
        ("in Washington State, in Tacoma, Washington, in Washington", ["WA", "WA"]),
        ("of Delaware County and the Miami Field Office", []),
        ("OR IN the clinic Miss. Example told ME", []),
    ],
)
def test_states_named(text: str, states: list[str]) -> None:
    assert [found.state for found in state_mentions(text)] == states


def test_a_seat_is_told_apart() -> None:
    text = "Example Inc., a California-based firm headquartered in Austin, Texas, works in Ohio"
    assert [(found.state, found.seat) for found in state_mentions(text)] == [
        ("CA", True),
        ("TX", True),
        ("OH", False),
    ]


@given(st.text(max_size=150))
def test_mentions_lie_in_the_text(text: str) -> None:
    assert all(0 <= found.start < found.end <= len(text) for found in state_mentions(text))
