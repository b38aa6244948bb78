from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.evidence.described_defendants import (
    described_defendants,
    description_of,
)


def described(low: str) -> list[str]:
    return [low[it.start : it.end] for it in described_defendants(low)]


@pytest.mark.parametrize(
    ("low", "words"),
    [
        ("a suit against tarn inc. and its pharmacy affiliate, alleging", ["pharmacy affiliate"]),
        ("it sued tarn llc, its owner and their billing company.", ["billing company"]),
        ("it sued tarn llc for what its pharmacy did", []),
        ("it sued tarn llc. the fund and its pharmacy paid", []),
        ("tarn llc and its pharmacy paid", []),
    ],
)
def test_who_is_sued_without_a_name(low: str, words: list[str]) -> None:
    assert described(low) == words


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("the affiliated pharmacy, ", True),
        ("its affiliate, ", True),
        ("the wholesale pharmacy, ", False),
        ("the affiliated pharmacy ", False),
        ("an affiliate, ", False),
    ],
)
def test_who_is_described_again(words: str, same: bool) -> None:
    low = f"a suit against tarn inc. and its pharmacy affiliate. {words}"
    assert (description_of(low, len(low), described_defendants(low)) is not None) is same


def test_a_company_may_be_any() -> None:
    low = "a suit against tarn inc. and its billing company. the company, "
    assert description_of(low, len(low), described_defendants(low)) is None


@given(st.text(max_size=100))
def test_any_text_is_taken(low: str) -> None:
    described(f"sued {low}")


@pytest.mark.parametrize(
    "low", ["sued " * 20_000, "sued a, its " * 8_000, "sued a and its a " * 6_000]
)
def test_long_texts_are_read_in_linear_time(low: str) -> None:
    assert described(low) == []
