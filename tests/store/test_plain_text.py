from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.plain_text import clean, clip, one_line, web_address

anything = st.text(st.characters())


@given(anything)
def test_one_line_holds_nothing_that_moves_a_cursor_and_can_be_encoded(text: str) -> None:
    line = one_line(text)
    line.encode()
    assert not {unicodedata.category(c) for c in line} & {"Cc", "Cs", "Zl", "Zp"}
    assert line == one_line(line)


#: Format characters that are seen: signs before and around numbers, and of the Syriac script.
SEEN = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


@pytest.mark.parametrize("made", [clean, one_line])
def test_no_character_gets_through_that_is_not_seen(made: Callable[[str], str]) -> None:
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            passed = character in made(f"a{character}b")
            assert passed == (character in SEEN), hex(number)


@given(anything)
def test_what_is_clean_is_one_line_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert len(cleaned.splitlines()) <= 1
    assert clean(cleaned) == cleaned
    assert one_line(text) == " ".join(cleaned.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("keta\u00admine", "ketamine"),
        ("keta\u200d\u200c\u2060\ufeffmine", "ketamine"),
        ("clinic\U000e0041\U000e0042\U000e007f fined", "clinic fined"),
        ("one\x1b[31m\ntwo", "one [31m two"),
        ("one\u200btwo", "one two"),
        ("    indented  twice", "    indented  twice"),
        ("naïve — “quoted” ＝ 1", "naïve — “quoted” ＝ 1"),  # noqa: RUF001
    ],
)
def test_what_becomes_of_a_text(text: str, shown: str) -> None:
    assert clean(text) == shown


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


@given(anything)
def test_a_line_is_the_clean_text_with_single_blanks(text: str) -> None:
    assert one_line(text) == " ".join(clean(text).split())
