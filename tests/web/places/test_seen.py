"""What whoever asks says that they have seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.places.seen import PositionError, position_in, seen_position


@given(st.integers(0, 10**18 - 1))
def test_a_position_is_read_as_it_is_written(position: int) -> None:
    assert seen_position([str(position)]) == position
    assert seen_position([f" {position} "]) == position


@given(st.text())
def test_whatever_else_is_written_is_refused_in_a_line_or_a_number(said: str) -> None:
    try:
        assert seen_position([said]) >= 0
        assert said.strip().isascii()
    except PositionError as error:
        assert str(error).startswith("Blotter-Position: ")
        assert "\n" not in str(error)


@pytest.mark.parametrize("lines", [["-1"], ["1.5"], ["٣"], [""], ["1", "2"], ["9" * 19], ["1_0"]])
def test_what_is_no_number_is_refused(lines: list[str]) -> None:
    with pytest.raises(PositionError, match="is no position of the log"):
        seen_position(lines)


def test_a_cookie_that_is_no_number_says_nothing() -> None:
    assert position_in("x") is None
    assert position_in("12") == 12
