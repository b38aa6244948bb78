"""Passages on lines for a terminal."""

from __future__ import annotations

import re

import click
from hypothesis import given
from hypothesis import strategies as st

from cli.shown.passages import marked_title, passage_lines
from search.language.tree import Text
from search.query.passages.best_passages import Passage, passages

BOLD = re.compile("\x1b\\[1m(.*?)\x1b\\[0m")


def test_a_passage_is_wrapped_between_words_and_marked() -> None:
    passage = Passage(text="He paid for a warning letter.", highlights=((3, 7), (14, 28)))
    lines = list(passage_lines(passage, 22))
    assert [click.unstyle(line) for line in lines] == ["He paid for a warning", "letter."]
    assert [BOLD.findall(line) for line in lines] == [["paid", "warning"], ["letter"]]


def test_a_word_longer_than_the_line_is_not_broken() -> None:
    address = "https://example.org/" + "a" * 80
    lines = list(passage_lines(Passage(text=f"See {address} now.", highlights=()), 40))
    assert lines == ["See", address, "now."]


def test_what_was_found_is_underlined_in_a_title() -> None:
    shown = marked_title("A \x1b[31mketamine\u202e clinic", ((7, 15),))
    assert click.unstyle(shown) == "A  [31mketamine  clinic"
    assert click.style("ketamine", bold=True, underline=True) in shown


@given(
    st.lists(st.sampled_from(["ab", "ketamine", "x" * 30]), min_size=1).map(" ".join),
    st.integers(10, 60),
)
def test_no_letter_is_lost_and_no_line_too_long(text: str, width: int) -> None:
    (passage, *_) = passages(text, [Text(text="ketamine")])
    lines = [click.unstyle(line) for line in passage_lines(passage, width)]
    assert " ".join(lines) == passage.text
    assert all(len(line) <= width or " " not in line for line in lines)
