"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from answers.news.entries.entry import NewsEntry
from formats.feeds.content import as_html, as_text, title_of
from formats.feeds.feed import Feed, entry_id, moment
from store.plain_text import clean, web_address

MEDIA_TYPE = "application/feed+json"


def as_json_feed(feed: Feed) -> bytes:
    """The whole document, UTF-8."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(feed.title),
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": "en",
        "authors": [{"name": "Blotter"}],
        "items": [_item(entry, feed) for entry in feed.news.entries],
    }
    return json.dumps(_without_empty(whole), ensure_ascii=False, indent=1).encode() + b"\n"


def _item(entry: NewsEntry, feed: Feed) -> Mapping[str, Any]:
    ours, theirs = feed.page_of(entry.id), web_address(entry.url)
    item = {
        "id": entry_id(entry),
        "url": ours or theirs,
        "external_url": theirs if ours else "",
        "title": title_of(entry),
        "content_html": as_html(entry),
        "summary": as_text(entry),
        "date_published": moment(entry.recorded_at),
        "date_modified": moment(entry.recorded_at),
        "authors": [{"name": clean(entry.publisher)}],
        "tags": [entry.section],
    }
    return _without_empty(item)


def _without_empty(keys: Mapping[str, Any]) -> dict[str, Any]:
    """An address that there is none of is left out; a list may be empty."""
    return {name: value for name, value in keys.items() if value != ""}
