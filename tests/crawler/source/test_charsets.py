"""Bytes whose charset nobody states, or states wrongly."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.charsets import is_mostly_utf8, json_text


@pytest.mark.parametrize(
    ("body", "is_utf8"),
    [
        (b"", True),
        (b"plain", True),
        ("\u201cS\u00e3o\u201d".encode() + b" \xe2\x80", True),
        (b"cut \xe2\x80", True),
        ("\u201cCaf\u00e9\u201d d\u00e9j\u00e0".encode("cp1252"), False),
        (b"caf\xe9", False),
        (b"\xc3\xa9 caf\xe9 cr\xe8me", False),
    ],
)
def test_the_greater_part_decides(body: bytes, is_utf8: bool) -> None:
    assert is_mostly_utf8(body) is is_utf8


@given(st.text())
def test_whatever_utf8_writes_is_utf8(text: str) -> None:
    assert is_mostly_utf8(text.encode())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b'"a \xff b"', "a \ufffd b"),
        (b'"\\ud83d"', "\ufffd"),
        (b'"\\ud83d\\udc8a"', "\U0001f48a"),
        (b'"\\udc8a\\ud83d"', "\ufffd\ufffd"),
        (b'"\\\\ud83d"', "\\ud83d"),
        (b'\xef\xbb\xbf"a"', "a"),
    ],
)
def test_what_is_no_character_costs_no_other(written: bytes, read: str) -> None:
    assert json.loads(json_text(written)) == read


@given(st.text(st.characters(codec="utf-8")), st.booleans())
def test_every_json_text_comes_back(text: str, in_ascii: bool) -> None:
    assert json.loads(json_text(json.dumps(text, ensure_ascii=in_ascii).encode())) == text
