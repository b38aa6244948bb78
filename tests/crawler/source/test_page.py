"""Bytes are decoded as browsers decode them, whatever they are."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.source.page import Page


def page(body: bytes, media_type: str = "") -> Page:
    return Page(url="https://example.gov/a/list", body=body, media_type=media_type)


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        ("§ 841 “é”".encode(), ""),
        ("§ 841 “é”".encode(), "text/html; charset=UTF-8"),
        ("§ 841 “é”".encode("cp1252"), ""),
        ("§ 841 “é”".encode("cp1252"), "text/html; charset=iso-8859-1"),
        (b"\xef\xbb\xbf" + "§ 841 “é”".encode(), "text/html; charset=iso-8859-1"),
    ],
)
def test_the_encoding_is_told_by_mark_header_or_the_bytes(body: bytes, media_type: str) -> None:
    assert page(body, media_type).text == "§ 841 “é”"


def test_the_encoding_is_told_by_the_page_itself() -> None:
    body = '<meta charset="windows-1252"><p>§ 841</p>'.encode("cp1252")
    assert page(body).html.css("p::text").get() == "§ 841"


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["", "text/html", "text/html; charset=none-such"]))
def test_any_bytes_are_text_and_a_tree(body: bytes, media_type: str) -> None:
    assert isinstance(page(body, media_type).text, str)
    assert page(body, media_type).html.css("none-such").getall() == []


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=4))
def test_json_is_read_with_and_without_a_byte_order_mark(data: dict[str, Any]) -> None:
    body = json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")
    assert page(body).data == data
    assert page(b"\xef\xbb\xbf" + body).data == data


@pytest.mark.parametrize("body", [b"", b"<!DOCTYPE html>", b'{"a":', b"\xff\xfe", b"\xa7"])
def test_what_is_no_json_is_a_value_error(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        _ = page(body).data


@pytest.mark.parametrize("before", [b"", b"\r\n", b"\xef\xbb\xbf", b" " * 1000])
@pytest.mark.parametrize("media_type", ["text/html", "", "application/pdf"])
def test_a_pdf_is_no_page_whatever_it_is_called(before: bytes, media_type: str) -> None:
    assert not Page(
        url="https://x.example/a", body=before + b"%PDF-1.4\n<html>", media_type=media_type
    ).is_html


@pytest.mark.parametrize("media_type", ["text/html; charset=utf-8", "application/xhtml+xml", ""])
def test_a_page_that_speaks_of_a_pdf_is_one(media_type: str) -> None:
    body = b"<html><p>A file begins with %PDF-1.4"
    assert Page(url="https://x.example/a", body=body, media_type=media_type).is_html


def test_one_cut_character_changes_no_other_of_a_page() -> None:
    body = "<p>S\u00e3o \u201cBento\u201d</p>".encode() + b"<p>cut \xe2\x80</p>"
    assert "S\u00e3o \u201cBento\u201d" in Page(url="https://x.example/a", body=body).text
