"""One bad byte is one bad character, whatever else was stated wrongly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.feeds.reading import read_feed
from crawler.source.page import Page

NAMES = "S\u00e3o Bento clinic \u2014 \u201cketamine\u201d"


def rss(*titles: bytes, declaration: bytes = b"") -> bytes:
    items = b"".join(b"<item><title>%s</title></item>" % title for title in titles)
    return declaration + b"<rss><channel>%s</channel></rss>" % items


def titles(body: bytes, media_type: str = "application/rss+xml") -> list[str]:
    feed = read_feed(Page(url="https://board.example.org/f", body=body, media_type=media_type))
    assert feed is not None
    return [entry.title for entry in feed.entries]


UTF8 = b'<?xml version="1.0" encoding="utf-8"?>'


@pytest.mark.parametrize("declaration", [b"", UTF8])
@pytest.mark.parametrize(
    ("bad", "read"),
    [
        (b"cut \xe2\x80", "cut \ufffd"),
        (b"cut \xe2\x80 here", "cut \ufffd here"),
        (b"a \xff b", "a \ufffd b"),
        (b"\xf0\x9f\x92", "\ufffd"),
        (b"caf\xe9", "caf\ufffd"),
    ],
)
def test_a_bad_byte_changes_no_other_entry(bad: bytes, read: str, declaration: bytes) -> None:
    body = rss(NAMES.encode(), bad, NAMES.encode(), declaration=declaration)
    assert titles(body) == [NAMES, read, NAMES]


def test_a_cut_character_in_a_feed_of_plain_letters() -> None:
    assert titles(rss(b"One", b"Excerpt cut \xe2\x80", declaration=UTF8)) == [
        "One",
        "Excerpt cut \ufffd",
    ]


@pytest.mark.parametrize(
    ("charset", "title"),
    [
        ("koi8-r", "\u041a\u0435\u0442\u0430\u043c\u0438\u043d \u0438\u0437\u044a\u044f\u0442"),
        (
            "windows-1251",
            "\u041a\u0435\u0442\u0430\u043c\u0438\u043d \u0438\u0437\u044a\u044f\u0442",
        ),
        ("iso-8859-2", "Ketamin zaj\u0119ty w \u0141odzi"),
        ("shift_jis", "\u30b1\u30bf\u30df\u30f3\u62bc\u53ce"),
        ("gb2312", "\u6c2f\u80fa\u916e"),
        ("euc-kr", "\ucf00\ud0c0\ubbfc"),
        ("big5", "\u6c2f\u80fa\u916e"),
        ("iso-8859-1", "Caf\u00e9"),
        ("utf-16", "Caf\u00e9"),
    ],
)
@pytest.mark.parametrize("declared", [b"", b'<?xml version="1.0" encoding="utf-8"?>'])
@pytest.mark.parametrize("form", ["text/xml; charset={}", 'text/xml;charset="{}"; x=y'])
def test_the_header_is_right_where_the_declaration_is_not(
    charset: str, title: str, declared: bytes, form: str
) -> None:
    body = rss(title.encode(), declaration=declared).decode().encode(charset)
    assert titles(body, form.format(charset.upper())) == [title]


def test_the_header_goes_before_a_declaration_of_another_charset() -> None:
    body = rss(
        "\u0418\u0437\u044a\u044f\u0442".encode("koi8-r"),
        declaration=b'<?xml version="1.0" encoding="windows-1251"?>',
    )
    assert titles(body, "text/xml; charset=koi8-r") == ["\u0418\u0437\u044a\u044f\u0442"]


@pytest.mark.parametrize("stated", ["iso-8859-1", "windows-1252", "us-ascii", "utf-16", "none", ""])
def test_utf8_is_read_whatever_a_server_states(stated: str) -> None:
    assert titles(rss(NAMES.encode()), f"text/xml; charset={stated}") == [NAMES]


def test_what_is_said_to_be_utf8_and_is_western_is_read_as_that() -> None:
    title = "\u201cCaf\u00e9\u201d \u2013 d\u00e9j\u00e0 \u00bb".encode("cp1252")
    assert titles(rss(title, declaration=UTF8), "text/xml; charset=utf-8") == [
        title.decode("cp1252")
    ]


def test_latin_1_is_windows_1252_as_in_browsers() -> None:
    assert titles(rss(b"\x93x\x94"), "text/xml; charset=iso-8859-1") == ["\u201cx\u201d"]


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_byte_order_mark_is_read(charset: str) -> None:
    assert titles(rss(NAMES.encode()).decode().encode(charset)) == [NAMES]


def test_a_bad_byte_of_a_stated_charset_is_one_character() -> None:
    body = rss("\u0418\u0437\u044a\u044f\u0442".encode("cp1251"), b"a\x98b")
    assert titles(body, "text/xml; charset=windows-1251") == [
        "\u0418\u0437\u044a\u044f\u0442",
        "a\ufffdb",
    ]


def test_a_western_entry_among_many_in_utf8_and_the_other_way_round() -> None:
    assert titles(rss(*[NAMES.encode()] * 3, b"caf\xe9")) == [*[NAMES] * 3, "caf\ufffd"]
    assert titles(rss(*[b"caf\xe9 cr\xe8me"] * 3, "caf\u00e9".encode())) == [
        *["caf\u00e9 cr\u00e8me"] * 3,
        "caf\u00e9",
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"a &#xD83D;&#xDC8A; b", "a \U0001f48a b"),
        (b"a &#55357;&#56458; b", "a \U0001f48a b"),
        (b"a &#xD83D; b", "a \ufffd b"),
        (b"a &#56458; b", "a \ufffd b"),
        (b"a \xed\xa0\xbd\xed\xb2\x8a b", "a \U0001f48a b"),
        (b"a \xed\xa0\xbd b", "a \ufffd b"),
    ],
)
def test_halves_of_a_character_are_joined_and_a_lone_one_is_none(written: bytes, read: str) -> None:
    assert titles(rss(NAMES.encode(), written, b"One")) == [NAMES, read, "One"]


@given(st.lists(st.binary(max_size=40), max_size=4))
def test_whatever_bytes_an_entry_holds_the_others_are_read(parts: list[bytes]) -> None:
    safe = [part.translate(None, b"<>&") for part in parts]
    found = titles(rss(NAMES.encode() * 9, *safe, NAMES.encode()))
    assert found[0] == NAMES * 9
    assert found[-1] == NAMES
    assert len(found) == len(parts) + 2
