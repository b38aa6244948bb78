"""What a subscriber chooses, as they write it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.subscriptions.written_wishes import name_of, time_of, weekday_of, zone_of


@given(st.times())
def test_a_time_is_read_as_it_is_written(at: time) -> None:
    assert time_of(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)


def test_a_day_is_read_by_three_letters_or_all() -> None:
    assert weekday_of("Fri") == weekday_of(" friday ") == "fri"


def test_a_name_is_one_line() -> None:
    assert name_of(" My\n desk\x07 ") == "My desk"
    assert zone_of("Europe/Berlin") == "Europe/Berlin"


@pytest.mark.parametrize(
    ("read", "text", "fault"),
    [
        (time_of, "7", "is no time of day"),
        (time_of, "24:00", "is no time of day"),
        (time_of, "\u0660\u0667:\u0660\u0660", "is no time of day"),
        (weekday_of, "f", "is no day of the week"),
        (zone_of, "Europe/Berlinn", "did you mean Europe/Berlin?"),
        (zone_of, "../etc/passwd", "is no time zone"),
        (name_of, "a" * 81, "80 characters at most"),
    ],
)
def test_what_is_not_understood_is_refused(
    read: Callable[[str], object], text: str, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault.replace("?", r"\?")):
        read(text)


@given(st.text())
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    for read in (time_of, weekday_of, name_of):
        try:
            read(text)
        except ValueError as error:
            assert "\n" not in str(error)
