"""Bars no wider than the terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cli.shown.charts import in_terminal

BARS = [("2025 Q1", 8), ("2025 Q2", 0), ("2025 Q3", 3)]
NAMES = st.text(max_size=60) | st.sampled_from(
    ("東京地方検察庁" * 9, "\x1b[2J", "<b>&", "e\u0301" * 40)
)
COUNTED = st.lists(st.tuples(NAMES, st.integers(0, 10**9)), max_size=8)


def test_bars_are_as_long_as_their_numbers() -> None:
    assert list(in_terminal(BARS, width=28)) == [
        "2025 Q1  8  ████████████████",
        "2025 Q2  0",
        "2025 Q3  3  ██████",
    ]
    assert list(in_terminal(BARS, width=28, plain=True))[2] == "2025 Q3  3  ######"


def test_a_small_number_is_seen() -> None:
    assert list(in_terminal([("a", 1000), ("b", 1)], width=30))[1].endswith("▏")


@given(COUNTED, st.integers(24, 200), st.booleans())
def test_no_line_is_wider_than_the_terminal(
    bars: list[tuple[str, int]], width: int, plain: bool
) -> None:
    for line in in_terminal(bars, width=width, plain=plain):
        assert cell_len(line) <= max(width, 36)  # numbers are never cut
        assert line.isprintable() or not line.isascii()
