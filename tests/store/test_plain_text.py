from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.plain_text import clip, one_line, web_address

anything = st.text(st.characters())


@given(anything)
def test_one_line_holds_nothing_that_moves_a_cursor_and_can_be_encoded(text: str) -> None:
    line = one_line(text)
    line.encode()
    assert not {unicodedata.category(c) for c in line} & {"Cc", "Cs", "Zl", "Zp"}
    assert line == one_line(line)


def test_marks_of_direction_are_dropped() -> None:
    assert one_line("paid \u202e$ 001\u202c\x1b[31m back") == "paid $ 001 [31m back"


@given(anything, st.integers(5, 50))
def test_clip_keeps_to_the_length(text: str, length: int) -> None:
    assert len(clip(text, length)) <= length + 1


def test_clip_cuts_between_words() -> None:
    assert clip("one two three", 9) == "one two…"
    assert clip("onetwothree", 5) == "onet…"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//agency.example/x",
        "https:///x",
        'https://agency.example/"onclick=x',
        "https://agency.example/a b",
        "https://agency.example/\x1b[2J",
        "https://agency.example/\u202egpj.exe",
        "http://[::1/",
        "ftp://agency.example/x",
        "",
    ],
)
def test_other_addresses_are_not_linked(url: str) -> None:
    assert web_address(url) == ""


@pytest.mark.parametrize("url", ["https://agency.example/a?b=c&d#e", "http://agency.example"])
def test_web_addresses_are_linked(url: str) -> None:
    assert web_address(url) == url
