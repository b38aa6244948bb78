"""Feeds as programs read them, whatever a publisher wrote."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import feedparser
from hypothesis import given
from hypothesis import strategies as st

from answers.news.entries.entry import EntryFact, NewsEntries, NewsEntry
from answers.news.stories import Change
from casebook.asking.casebook_at import Basis
from formats.feeds.atom import as_atom
from formats.feeds.feed import Feed
from formats.feeds.json_feed import as_json_feed
from store.plain_text import clip

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOSTILE = "</title><script>alert(1)</script>]]>&\x00\x1b[2J\u202e\ud800 \"quoted\" 'too'"
ENTRY = NewsEntry(
    hash="a" * 64,
    position=7,
    recorded_at=NOON,
    section="changed",
    id="us_example:1",
    case="us_example:1",
    source="us_example",
    publisher="An Agency",
    title="A Plea",
    url="https://example.org/1?a=1&b=2",
    published_on=date(2026, 3, 1),
    precision="day",
    facts=(EntryFact(words="Charged: Ada Quill", quote="Quill was charged.", is_accusation=True),),
    changes=(Change(kind="label", where="Court", before="", after="Tacoma"),),
    excerpt="",
    missing_since=None,
    checks=0,
)


def a_feed(*entries: NewsEntry, title: str = "Blotter: ketamine", address: str = "") -> Feed:
    news = NewsEntries(
        log="b" * 64,
        until=9,
        until_at=NOON,
        entries=entries,
        basis=Basis(position=9, reader="r"),
    )
    return Feed(title=title, news=news, asked="query=ketamine", address=address)


def parsed(feed: Feed) -> Any:
    read = feedparser.parse(as_atom(feed))
    assert not read.bozo, read.get("bozo_exception")
    return read


def test_atom_is_read_by_feedparser() -> None:
    site = "https://blotter.example"
    feed = replace(
        a_feed(ENTRY, address=f"{site}/feeds/search.atom"),
        home=f"{site}/search",
        page_of=lambda id: f"{site}/document/{id}",
    )
    read = parsed(feed)
    assert read.version == "atom10"
    assert read.feed.id == feed.id
    (entry,) = read.entries
    assert entry.id == f"tag:blotter.invalid,2026:event/{'a' * 64}"
    assert entry.title == "Changed: A Plea"
    assert entry.updated == "2026-03-02T12:00:00Z"
    assert entry.link == f"{site}/document/us_example:1"
    assert [link.href for link in entry.links if link.rel == "via"] == [ENTRY.url]
    assert entry.author == "An Agency"
    assert "Charged: Ada Quill (an accusation, not a finding)" in entry.summary
    assert "<blockquote>Quill was charged.</blockquote>" in entry.content[0].value
    assert "<del></del> <ins>Tacoma</ins>" in entry.content[0].value


def test_atom_has_all_that_the_rfc_requires() -> None:
    root = ElementTree.fromstring(as_atom(a_feed(ENTRY)))
    names = [child.tag.partition("}")[2] for child in root]
    assert names.count("id") == names.count("title") == names.count("updated") == 1
    (entry,) = root.findall("{*}entry")
    inside = [child.tag.partition("}")[2] for child in entry]
    for name in ("id", "title", "updated", "author", "content", "summary", "published"):
        assert inside.count(name) == 1, name
    assert entry.find("{*}link[@rel='alternate']") is not None


def test_json_feed_says_the_same() -> None:
    whole = json.loads(as_json_feed(a_feed(ENTRY, address="https://blotter.example/f.json")))
    assert whole["version"] == "https://jsonfeed.org/version/1.1"
    assert whole["feed_url"] == "https://blotter.example/f.json"
    assert "home_page_url" not in whole
    (item,) = whole["items"]
    assert item["id"] == parsed(a_feed(ENTRY)).entries[0].id
    assert item["url"] == ENTRY.url
    assert item["date_modified"] == "2026-03-02T12:00:00Z"
    assert item["tags"] == ["changed"]
    assert json.loads(as_json_feed(a_feed()))["items"] == []


@given(st.text() | st.just(HOSTILE), st.text() | st.just(HOSTILE))
def test_what_a_publisher_writes_stays_text(title: str, words: str) -> None:
    fact = EntryFact(words=words, quote=title, is_accusation=False)
    change = Change(kind="text", where=words, before=title, after=words)
    hostile = replace(
        ENTRY,
        title=title,
        publisher=words,
        url=title,
        facts=(fact,),
        changes=(change,),
        excerpt=words,
    )
    feed = a_feed(hostile, title=title)
    (item,) = json.loads(as_json_feed(feed))["items"]
    root = ElementTree.fromstring(as_atom(feed))
    content = root.findtext("{*}entry/{*}content") or ""
    assert content == item["content_html"]
    assert root.findtext("{*}entry/{*}title") == item["title"]
    assert item["title"] == f"Changed: {clip(title, 250) or '(without a title)'}"
    assert _elements(content) <= {"p", "strong", "blockquote", "del", "ins", "a"}


def _elements(html: str) -> set[str]:
    found: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.add(tag)
            assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])

    Reader().feed(html)
    return found
