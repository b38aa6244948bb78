"""Lines broken between words."""

from __future__ import annotations

import re

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.shown.terminal.broken_lines import broken
from cli.shown.terminal.columns import columns_of, fitted

WORDS = st.lists(
    st.sampled_from(["a", "clinic", "2026-01-01", "東京地方", "é\u0301", "x" * 50, "a-b-c-d-e-f"])
    | st.text("ab ", max_size=5),
    max_size=30,
)


def test_a_text_goes_on_under_its_beginning() -> None:
    assert broken("He paid the clinic\n\n  and left", 10) == "He paid\nthe clinic\n\n  and left"
    assert broken("    one two three", 12) == "    one two\n    three"


def test_a_row_of_facts_goes_on_further_in() -> None:
    assert broken("2026-01-01  charge  “was charged”", 22) == (
        "2026-01-01  charge\n    “was charged”"
    )


def test_an_address_is_never_cut() -> None:
    address = "https://agency.example/" + "a-b" * 40
    assert broken(f"See {address} now.", 40) == f"See\n{address}\nnow."


def test_colour_ends_with_a_line_and_goes_on_with_the_next() -> None:
    text = click.style("one two", bold=True) + " three"
    assert broken(text, 5) == "\x1b[1mone\x1b[0m\n\x1b[1mtwo\x1b[0m\nthree"


@pytest.mark.parametrize("colour", [True, False])
@given(WORDS, st.integers(1, 60))
def test_no_word_is_lost_and_no_line_too_long(colour: bool, words: list[str], width: int) -> None:
    text = " ".join(click.style(word, fg="red") if colour else word for word in words)
    lines = broken(text, width).split("\n")
    assert click.unstyle(" ".join(lines)).split() == click.unstyle(text).split()
    for line in lines:
        assert columns_of(line) <= width or len(click.unstyle(line).split()) <= 1
    assert re.sub(r"\s+", " ", broken(text, 10**6)) == re.sub(r"\s+", " ", text)


@given(st.text(), st.integers(0, 30))
def test_a_cell_takes_its_columns_and_says_what_was_cut(text: str, columns: int) -> None:
    cell = fitted(click.unstyle(text), columns)
    assert columns_of(cell) == columns
    cut = columns_of(click.unstyle(text)) > columns
    assert not cut or columns == 0 or cell.endswith("…")
