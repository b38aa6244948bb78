"""A feed that dates everything anew is noise, named once; a record dated anew is an edit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from store.log.document import Document
from store.log.events import DocumentPublished, DocumentRevised
from tests.crawler.look.small_web import FEED, SmallWeb, item, rss

New = Callable[..., SmallWeb]


def entry(key: str, day: int, said: str = "A teaser.") -> dict[str, str]:
    plain = item(key, said=said) | {"pubDate": f"{day} May 2026 09:00:00 -0400"}
    return {name: text for name, text in plain.items() if name != "link"}


def last(web: SmallWeb, key: str) -> Document:
    event = web.events(key)[-1].event
    assert isinstance(event, DocumentPublished | DocumentRevised)
    return event.document


def test_dates_that_move_with_every_build_are_no_edits_and_said_once(new: New) -> None:
    web = new()
    for look in range(3):
        web.answers = {FEED: rss(*(entry(key, 12 + look) for key in "abc"))}
        checked = web.look(look)
        assert checked.outcome == "ok"
        assert ("dates anew what is known" in checked.reason) == bool(look)
    assert [web.types(key) for key in "abc"] == [["Published"]] * 3
    assert checked.newest == date(2026, 5, 12)


def test_the_date_of_a_feeds_only_entry_may_move_with_every_build(new: New) -> None:
    web = new()
    for look in range(3):
        web.answers = {FEED: rss(entry("a", 12 + look))}
        web.look(look)
    assert web.types() == ["Published"]


def test_what_such_a_feed_edits_or_adds_is_news_all_the_same(new: New) -> None:
    web = new()
    web.answers = {FEED: rss(*(entry(key, 12) for key in "abc"))}
    web.look()
    edited = entry("b", 13, "Another teaser.")
    web.answers = {FEED: rss(entry("a", 13), edited, entry("c", 13), entry("d", 13))}
    web.look(1)
    assert web.types("a") == web.types("c") == web.types("d") == ["Published"]
    assert web.types("b") == ["Published", "Revised"]
    assert last(web, "b").published_on == date(2026, 5, 12)
    assert last(web, "d").published_on == date(2026, 5, 13)


def test_a_few_records_that_are_dated_anew_are_edits(new: New) -> None:
    web = new()
    web.answers = {FEED: rss(*(entry(key, 12) for key in "abcd"))}
    web.look()
    web.answers = {FEED: rss(entry("a", 13), entry("b", 13), entry("c", 12), entry("d", 12))}
    assert web.look(1).reason == ""
    assert [web.types(key)[-1] for key in "abcd"] == [
        "Revised",
        "Revised",
        "Published",
        "Published",
    ]


def test_a_better_reader_of_dates_moves_them_and_no_publisher_did(new: New) -> None:
    web = new()
    web.answers = {FEED: rss(*(entry(key, 12) for key in "abc"))}
    published, web.source.published = web.source.published, lambda entry: (date(2026, 5, 11), "day")  # type: ignore[method-assign]
    web.look()
    web.source.published = published  # type: ignore[method-assign]
    web.source.__dict__.pop("_read")
    web.answers = {FEED: rss(*(entry(key, 12) for key in "cba"))}
    assert web.look(1).reason == ""
    assert [web.types(key) for key in "abc"] == [["Published", "Reread"]] * 3
