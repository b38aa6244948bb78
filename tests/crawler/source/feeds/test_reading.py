"""A feed's answer is data: never a file's name, an address, or more work than its length."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer

from crawler.source.feeds.entry import FeedEntry
from crawler.source.page import Page
from crawler.source.source import LayoutError
from store.log import log
from store.log.database import open_store, reading
from tests.crawler.fakes import Api, Feed, look_at

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

URL = "https://www.agency.example/feed"


def rss(*items: str, declaration: str = "") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f"{declaration}<rss version='2.0'><channel><title>T</title>{inner}</channel></rss>"


ENTRY = "<guid>1</guid><title>Caf\u00e9 license</title>"


def titles(body: bytes, media_type: str) -> list[str]:
    source = Feed("feed", URL)
    page = Page(url=URL, body=body, media_type=media_type)
    return [source.read(replace(page, record=link.key)).title for link in source.links(page)]


def test_an_answer_that_is_a_path_opens_nothing(tmp_path: Path, httpserver: HTTPServer) -> None:
    file, fifo = tmp_path / "local", tmp_path / "fifo"
    file.write_text(rss("<guid>1</guid><title>LOCAL ketamine</title>"))
    os.mkfifo(fifo)
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    bodies = {"feed_file": bytes(file), "feed_fifo": bytes(fifo), "feed_zero": b"/dev/zero"}
    for name, body in bodies.items():
        httpserver.expect_request(f"/{name}/").respond_with_data(
            body, content_type="application/rss+xml"
        )
    (tmp_path / "blotter.toml").write_text("allow_private = true\n")
    printed = look_at(tmp_path, httpserver.url_for("").rstrip("/"), list(bodies))
    assert printed.count(" failed ") == 3
    store = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    with reading(store) as connection:
        events = list(log.read(connection))
    store.dispose()
    assert "SourceChecked" in {event.type for event in events}
    assert "DocumentPublished" not in {event.type for event in events}


@given(body=st.sampled_from(["local.xml", "./local.xml"]))
def test_bytes_that_name_a_feed_are_no_feed(
    tmp_path_factory: pytest.TempPathFactory, body: str
) -> None:
    folder = tmp_path_factory.mktemp("feed")
    (folder / "local.xml").write_text(rss(ENTRY))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for answer in (body, str(folder / "local.xml")):
            with pytest.raises(LayoutError, match="not a feed"):
                Feed("feed", URL).links(Page(url=URL, body=answer.encode()))


@pytest.mark.parametrize(
    "media_type",
    [
        *("", "text/html", "text/plain", "text/xml", "application/json", "application/rss+xml"),
        *("text/xml; charset=us-ascii", "text/xml; charset=utf-16", "text/xml; charset=undefined"),
        *("text/xml; charset=rot13", "text/xml; charset=\u00e4", "text/html; charset=idna"),
    ],
)
@pytest.mark.parametrize("declaration", ["", "<?xml version='1.0' encoding='utf-8'?>"])
def test_no_media_type_loses_an_entry(media_type: str, declaration: str) -> None:
    body = rss(ENTRY, declaration=declaration).encode()
    assert titles(body, media_type) == ["Caf\u00e9 license"]


def test_the_charset_the_server_states_is_followed() -> None:
    body = rss(ENTRY).encode("iso-8859-1")
    assert titles(body, "application/xml; charset=iso-8859-1") == ["Caf\u00e9 license"]


def test_each_entry_is_looked_at_once_however_many_are_read() -> None:
    class Counting(Feed):
        keys = 0

        def key(self, entry: FeedEntry, identity: str) -> str:
            self.keys += 1
            return super().key(entry, identity)

    source = Counting("feed", URL)
    items = [f"<guid>{number}</guid><title>T{number}</title>" for number in range(300)]
    page = Page(url=URL, body=rss(*items).encode())
    entries = [source.entry(replace(page, record=link.key)) for link in source.links(page)]
    assert [entry.title for entry in entries] == [f"T{number}" for number in range(300)]
    assert source.keys == 300


def test_each_record_is_looked_at_once_however_many_are_read() -> None:
    class Counting(Api):
        keys = 0

        def record_key(self, record: dict[str, str]) -> str:
            self.keys += 1
            return super().record_key(record)

    source = Counting("api", URL)
    rows = ",".join(f'{{"number": "{n}", "text_url": "{URL}/{n}"}}' for n in range(300))
    page = Page(url=URL, body=f'{{"results": [{rows}]}}'.encode())
    records = [source.record(replace(page, record=link.key)) for link in source.links(page)]
    assert [record["number"] for record in records] == [str(n) for n in range(300)]
    assert source.keys == 300


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-7"])
@pytest.mark.parametrize("end", ["</description>", ""])
def test_a_feed_with_100_000_attributes_is_read(end: str, charset: str) -> None:
    """feedparser would take minutes: the square of their number."""
    many = " ".join(f"a{number}='x'" for number in range(100_000))
    body = rss(f"<guid>1</guid><title>Cafe</title><description {many}>x{end}")
    declaration = f"<?xml version='1.0' encoding='{charset}'?>".encode()
    if charset == "utf-7":  # its only markup, to whoever does not decode it, is the declaration
        packed = declaration + body.replace("<", "+ADw-").encode()
    else:
        packed = body.encode(charset)
    assert titles(packed, "application/rss+xml") == ["Cafe"]


@pytest.mark.parametrize("start", ["<?xml ", "<?xml version='1.0'?>", "<?xml-stylesheet ", "<? "])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp037"])
def test_100_000_bytes_of_declarations_are_read_at_once(start: str, charset: str) -> None:
    """feedparser would take hours: the cube of their number."""
    body = (start + 'encoding="' * 10_000 + rss(ENTRY)).encode(charset)
    try:
        assert titles(body, "text/xml") in ([], ["Caf\u00e9 license"])
    except LayoutError as error:
        assert "not a feed" in str(error)


@pytest.mark.parametrize("charset", ["utf-16", "utf-32", "utf-8-sig", "iso-8859-1"])
def test_the_charset_of_the_declaration_and_the_byte_order_mark_are_followed(charset: str) -> None:
    body = rss(ENTRY, declaration=f"<?xml version='1.0' encoding='{charset}'?>\n").encode(charset)
    assert titles(body, "text/xml") == ["Caf\u00e9 license"]
