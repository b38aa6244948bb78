"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json

import pytest

from crawler.source.feeds.entry import FeedEntry
from crawler.source.feeds.reading import read_feed
from crawler.source.page import Page
from crawler.source.prose import one_line, prose

URL = "https://board.example.org/feed.json"
VERSION = "https://jsonfeed.org/version/1.1"


def entries(*items: object, version: object = VERSION, body: bytes = b"") -> list[FeedEntry]:
    data = {"version": version, "title": "Board", "home_page_url": "/", "items": list(items)}
    found = read_feed(
        Page(url=URL, body=body or json.dumps(data).encode(), media_type="application/feed+json")
    )
    assert found is not None
    return list(found.entries)


def test_all_that_an_item_says_is_read() -> None:
    (entry,) = entries(
        {
            "id": "https://x.example/1",
            "url": "/1",
            "title": "Potency <LOQ & more",
            "content_html": "<p>One <b>two</b>.</p>",
            "content_text": "ignored",
            "summary": "Short <3",
            "date_published": "2026-05-12T10:00:00-04:00",
            "date_modified": "2026-05-13T10:00:00-04:00",
            "authors": [{"name": "Ada"}, {"name": "Bob"}],
        }
    )
    assert (entry.guid, entry.link) == ("https://x.example/1", "https://board.example.org/1")
    assert one_line(entry.title) == "Potency <LOQ & more"
    assert (prose(entry.content), prose(entry.summary)) == ("One two.", "Short <3")
    assert (entry.published[8:10], entry.updated[8:10], entry.author) == ("12", "13", "Ada")


def test_plain_text_keeps_its_lines_and_marks() -> None:
    (entry,) = entries({"id": 7, "content_text": "One <two>\n\nThree & four"})
    assert entry.guid == "7"
    assert prose(entry.content) == "One <two>\n\nThree & four"


def test_version_1_has_one_author_and_an_item_may_lead_elsewhere() -> None:
    (entry,) = entries(
        {"id": "1", "external_url": "https://y.example/1", "author": {"name": "Ada"}},
        version="https://jsonfeed.org/version/1",
    )
    assert (entry.link, entry.author) == ("https://y.example/1", "Ada")


@pytest.mark.parametrize(
    "item",
    [{}, {"id": None, "title": 3.5, "authors": "x", "url": []}, {"id": True, "author": ["x"]}],
)
def test_what_is_of_another_type_is_left_out(item: dict[str, object]) -> None:
    (entry,) = entries(item, 5, None, "x")
    assert (entry.guid, entry.link, entry.author) == ("", "", "")


def test_half_a_character_and_a_bad_byte_change_no_other_item() -> None:
    body = (
        b'\xef\xbb\xbf{"version": "%s", "items": [{"id": "1", "title": "a \\ud83d b"},'
        b'{"id": "2", "title": "\xc3\xa9 \xff"}, {"id": "3", "title": "\xc3\xa9 \\ud83d\\udc8a"}]}'
    ) % VERSION.encode()
    assert [entry.title for entry in entries(body=body)] == [
        "a \ufffd b",
        "\u00e9 \ufffd",
        "\u00e9 \U0001f48a",
    ]


@pytest.mark.parametrize(
    "data", [{"items": []}, {"version": 1, "items": []}, {"version": VERSION}, []]
)
def test_other_json_is_no_feed(data: object) -> None:
    assert read_feed(Page(url=URL, body=json.dumps(data).encode())) is None
