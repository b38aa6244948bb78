from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import Party
from enforcement.parties.evidence.counted_groups import counted_groups


def groups(low: str, *starts: int) -> list[str]:
    parties = [
        Party(name=f"P {at}", type="person", role="defendant", quote="P", start=at, end=at + 1)
        for at in starts
    ]
    return [low[start:end] for start, end in counted_groups(low, parties)]


def test_as_many_as_there_are() -> None:
    low = "two nurses in ohio were arrested"
    assert groups(low, 90, 99) == ["two nurses"]
    assert groups(low, 90, 95, 99) == []
    assert groups(low, 90) == []


def test_they_are_named_behind_or_counted_again() -> None:
    assert groups("a and b sold it. two men were arrested", 0, 6) == []
    assert groups("a and b sold it. the two men were arrested", 0, 6) == ["the two men"]


@pytest.mark.parametrize(
    "low",
    [
        "two of the men were arrested",
        "two more men were arrested",
        "two men were arrested, another man is at large",
        "five people sold it. two men were arrested",
        "12 defendants sold it. two men were arrested",
        "two victims of men were robbed",
        "the clinic, run by two men",
    ],
)
def test_there_may_be_others(low: str) -> None:
    assert groups(low, 90, 99) == []


@given(st.text(max_size=100))
def test_any_text_is_taken(low: str) -> None:
    groups(low, 0, 1)


@pytest.mark.parametrize(
    "low", ["two men in " * 9_000, "two of a men " * 8_000, "the two " * 12_000]
)
def test_long_texts_are_read_in_linear_time(low: str) -> None:
    assert groups(low, 200_000, 200_001) == []
