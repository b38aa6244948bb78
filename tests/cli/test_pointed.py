"""The caret under a query."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.pointed import WIDTH, pointed


@pytest.mark.parametrize(
    ("query", "offset", "lines"),
    [
        ("", 0, ["  ", "  ^"]),
        ("a (b", 2, ["  a (b", "    ^"]),
        ("a AND", 5, ["  a AND", "       ^"]),
        ("a\nb\tc", 4, ["  a b c", "      ^"]),
        ("a\x1b[31m\u202e\u200bb", 1, ["  a\ufffd[31m\ufffd\ufffdb", "   ^"]),
        ("\ud800 a", 0, ["  \ufffd a", "  ^"]),
        ("\u85e5\u7269 (", 3, ["  \u85e5\u7269 (", "       ^"]),
        ("cafe\u0301 (", 6, ["  cafe\u0301 (", "       ^"]),
        ("x" * 200 + "(", 200, ["  \u2026" + "x" * 76 + "(", "  " + " " * 77 + "^"]),
        ("(" + "x" * 200, 0, ["  (" + "x" * 76 + "\u2026", "  ^"]),
    ],
)
def test_the_caret_stands_under_the_place(query: str, offset: int, lines: list[str]) -> None:
    assert pointed(query, offset).split("\n") == lines


@given(st.text(max_size=300), st.data())
def test_any_query_is_shown_in_its_width_and_moves_nothing(query: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(query)))
    line, caret = pointed(query, offset).split("\n")
    assert caret.strip() == "^"
    assert len(caret) <= WIDTH + 3
    assert all(sign.isprintable() or unicodedata.combining(sign) for sign in line)
