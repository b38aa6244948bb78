"""What sources of each transport have in common, and how they are found."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crawler.sources
from crawler.source.feed_source import FeedSource
from crawler.source.page import Link, Page
from crawler.source.source import (
    ApiSource,
    LayoutError,
    ListingSource,
    Source,
    objects,
    required,
)
from crawler.sources import load, names
from store.log.document import Document


class Readable(Source):
    """Reads nothing; these tests are about listings."""

    publisher = "Board"
    home = "https://board.example.gov/"
    listings = ("https://board.example.gov/actions",)

    def read(self, page: Page) -> Document:
        return Document(id=self.document_id("1"), source=self.name, url=page.url, title="", text="")


class Listed(Readable, ListingSource):
    row = "li a"


class Fed(Readable, FeedSource):
    pass


class Asked(Readable, ApiSource):
    def records(self, answer: Page) -> Iterable[dict[str, Any]]:
        return objects(self.answer(answer), "results")

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "id")


def page(body: str, record: str | None = None) -> Page:
    return Page(url="https://board.example.gov/a/actions?page=2", body=body.encode(), record=record)


def answer(*keys: object, record: str | None = None) -> Page:
    return page(
        json.dumps({"results": [{"id": key, "n": n} for n, key in enumerate(keys)]}), record
    )


@settings(deadline=None)
@given(st.text(min_size=1), st.text(min_size=1))
def test_different_keys_make_different_ids_that_fit_in_a_name(one: str, other: str) -> None:
    source = Listed("us_xx_board_actions")
    first, second = source.document_id(one), source.document_id(other)
    assert (first == second) == (one == other)
    assert first.startswith("us_xx_board_actions:")
    assert len(first) <= len("us_xx_board_actions:") + 80
    assert first.isascii()
    assert first.isprintable()


@pytest.mark.parametrize(
    ("key", "id"),
    [
        ("2026-01234", "x:2026-01234"),
        ("C1-2019-26672", "x:C1-2019-26672"),
        ("/a/press release.html", "x:a-press-release-29653e6c"),
    ],
)
def test_a_publishers_number_is_kept_and_an_address_shortened(key: str, id: str) -> None:
    assert Listed("x").document_id(key) == id


def test_rows_are_offered_once_each_in_order_with_whole_addresses() -> None:
    listing = page(
        "<ul><li><a href='b.html'>B</a><li><a href=' /c/?x=1#y '>C</a>"
        "<li><a href='b.html#top'>B</a><li><a>no address</a></ul><a href='/d'>D</a>"
    )
    assert Listed("x").links(listing) == [
        Link(key="b.html", url="https://board.example.gov/a/b.html"),
        Link(key="c", url="https://board.example.gov/c/?x=1#y"),
    ]


def test_a_listing_ends_where_a_source_does_not_say_otherwise() -> None:
    assert Listed("x").next_page(page("")) is None


def test_of_announcements_under_one_guid_the_newest_counts() -> None:
    feed = page(
        "<rss version='2.0'><channel>"
        "<item><guid>urn:x:a</guid><title>Old</title><pubDate>2026-03-02</pubDate></item>"
        "<item><guid>urn:x:b</guid><title>Other</title><description>ketamine</description></item>"
        "<item><guid>urn:x:a</guid><title>New</title><pubDate>2026-03-03</pubDate></item>"
        "</channel></rss>",
        record="urn:x:a",
    )
    source = Fed("x")
    assert source.links(feed) == [
        Link(key="urn:x:a", preview="New\n"),
        Link(key="urn:x:b", preview="Other\nketamine"),
    ]
    assert source.entry(feed).title == "New"


def test_an_entry_without_guid_goes_by_its_link_then_its_title() -> None:
    feed = page(
        "<rss version='2.0'><channel><item><link>https://x.example/1</link><title>A</title></item>"
        "<item><title>B</title></item></channel></rss>"
    )
    assert [link.key for link in Fed("x").links(feed)] == ["https://x.example/1", "B"]


def test_what_is_no_feed_is_refused_and_a_missing_entry_named() -> None:
    with pytest.raises(LayoutError, match="not a feed"):
        Fed("x").links(page("<html><h1>Access Denied</h1></html>"))
    empty = page("<rss version='2.0'><channel></channel></rss>", record="a")
    assert Fed("x").links(empty) == []
    with pytest.raises(LayoutError, match="no entry a"):
        Fed("x").entry(empty)


def test_records_are_offered_once_each_and_found_again() -> None:
    source = Asked("x")
    assert source.links(answer(7, 8, 7)) == [Link(key="7"), Link(key="8")]
    assert source.record(answer(7, 8, record="8")) == {"id": 8, "n": 1}
    with pytest.raises(LayoutError, match="no record 9"):
        source.record(answer(7, 8, record="9"))


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("<html>404</html>", "not JSON, but of no stated type"),
        ("[]", "expected a JSON object, found list"),
        ('{"error": "x"}', "no list of objects called results; the answer has error"),
        ("{}", "the answer has nothing"),
        ('{"results": {}}', "no list of objects called results"),
        ('{"results": ["a"]}', "no list of objects called results"),
        ('{"results": [{"uuid": 1}]}', "a record without id; it has uuid"),
        ('{"results": [{"id": null}]}', "a record without id"),
    ],
)
def test_an_answer_of_another_shape_is_refused_with_what_was_found(body: str, cause: str) -> None:
    with pytest.raises(LayoutError, match=cause):
        Asked("x").links(page(body))


def test_zero_is_a_number_like_another() -> None:
    assert required({"id": 0}, "id") == "0"


def test_sources_are_found_by_their_files() -> None:
    folder = Path(crawler.sources.__file__).parent
    assert list(names()) == sorted(path.stem for path in folder.glob("[!_]*.py"))
    assert all(load(name).name == name for name in names())


@pytest.mark.parametrize("name", ["us_none", "__init__", "../source", ""])
def test_a_source_there_is_not_is_a_key_error(name: str) -> None:
    with pytest.raises(KeyError):
        load(name)


@pytest.mark.parametrize(
    ("classes", "count"), [("", 0), ("class A(Source): ...\nclass B(Source): ...\n", 2)]
)
def test_a_file_is_one_source(
    classes: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"us_xx_{count}_sources"
    (tmp_path / f"{name}.py").write_text(f"from crawler.source.source import Source\n{classes}")
    monkeypatch.setattr(crawler.sources, "__path__", [*crawler.sources.__path__, str(tmp_path)])
    with pytest.raises(TypeError, match=f"must define one Source, it defines {count}"):
        load(name)
    sys.modules.pop(f"crawler.sources.{name}")
