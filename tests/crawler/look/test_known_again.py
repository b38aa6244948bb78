"""A document keeps its id, however its feed, or the code before, words its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.source.server_answer import page_of, reading_of, server_answer
from store.documents.record_readings import record
from tests.crawler.look.small_web import BEGIN, FEED, SmallWeb, item, rss

New = Callable[..., SmallWeb]


def entry(guid: str = "", link: str = "", said: str = "A teaser.") -> dict[str, str]:
    parts = item("x", said=said) | {"guid": guid, "link": link}
    return {name: text for name, text in parts.items() if text}


def known(web: SmallWeb, key: str, feed: str) -> str:
    """Record the one entry of a feed as earlier code did, under another key."""
    answer = server_answer(
        feed.encode(),
        url=FEED,
        fetched_at=BEGIN - timedelta(days=1),
        status=200,
        media_type="application/rss+xml",
        etag=None,
        last_modified=None,
    )
    (link,) = web.source.links(page_of(answer))
    id = web.source.document_id(key)
    document = replace(web.source.read(page_of(answer, record=link.key)), id=id)
    found = [reading_of(document, answer, record=key)]
    record(web.store, found, reread=lambda capture, kept: None, now=BEGIN)
    return id.partition(":")[2]


@pytest.mark.parametrize(
    ("before", "fields"),
    [
        ("https://board.example.org/PR-2026-014", {"guid": "PR-2026-014"}),
        ("http://board.example.org/1", {"guid": "https://board.example.org/1"}),
        ("https://board.example.org/1/", {"guid": "http://board.example.org/1"}),
        (
            "https://board.example.org/1?utm_source=rss",
            {"link": "https://board.example.org/1?utm_source=rss"},
        ),
        ("Board acts", {}),
        ("urn:x:1", {"guid": "urn:x:1"}),
    ],
)
def test_what_earlier_code_keyed_otherwise_is_known_again(
    new: New, before: str, fields: dict[str, str]
) -> None:
    web = new()
    key = known(web, before, rss(entry(**fields)))
    web.answers = {FEED: rss(entry(**fields))}
    assert web.look().recorded == 0
    web.answers = {FEED: rss(entry(**fields, said="Another teaser."))}
    assert web.look(1).recorded == 1
    assert web.types() == web.types(key) == ["Published", "Revised"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (entry("https://x.example/1"), entry("http://x.example/1/")),
        (entry(link="http://x.example/1?utm_a=1"), entry(link="https://x.example/1?utm_a=2")),
        (entry(link="https://x.example/1"), entry("PR-1", "https://x.example/1")),
        (entry("N/A", "https://x.example/1"), entry("N/A", "http://x.example/1/")),
    ],
)
def test_a_feed_that_words_an_entry_otherwise_has_no_new_document(
    new: New, before: dict[str, str], after: dict[str, str]
) -> None:
    web = new()
    for look, feed in enumerate((before, after, before)):
        web.answers = {FEED: rss(feed)}
        web.look(look)
    assert web.types() == ["Published"]


def test_the_order_of_a_feed_whose_entries_share_a_guid_is_no_edit(new: New) -> None:
    web = new()
    entries = [
        entry("N/A", f"https://x.example/{number}") | {"title": f"Order {number}"}
        for number in range(3)
    ]
    for look, order in enumerate((entries, entries[::-1], entries[1:] + entries[:1])):
        web.answers = {FEED: rss(*order)}
        web.look(look)
    assert web.types() == ["Published"] * 3


def test_only_a_last_change_that_moves_is_no_edit(new: New) -> None:
    web = new()
    for look in range(3):
        web.answers = {
            FEED: "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>A</title>"
            f"<updated>2026-05-1{look}T15:00:00Z</updated><summary>S</summary></entry></feed>"
        }
        web.look(look)
    assert web.types() == ["Published"]
