"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from html import escape
from typing import Any
from urllib.parse import urljoin

from crawler.source.feeds.elements import with_known_tags
from crawler.source.feeds.entry import Feed, FeedEntry


def json_feed(text: str, url: str) -> Feed | None:
    """The feed an answer's text is, its addresses relative to `url`; None where it is none."""
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        return None
    if "jsonfeed.org/version" not in _text(data.get("version")):
        return None
    items = [item for item in data["items"] if isinstance(item, dict)]
    entries = tuple(_entry(item, url) for item in items)
    return Feed(entries=entries, home=_text(data.get("home_page_url")))


def _entry(item: dict[str, Any], url: str) -> FeedEntry:
    plain = escape(_text(item.get("content_text")), quote=False)
    link = _text(item.get("url")) or _text(item.get("external_url"))
    return FeedEntry(
        guid=_text(item.get("id")),
        link=link if "://" in link or not link else urljoin(url, link),
        title=escape(_text(item.get("title")), quote=False),
        summary=escape(_text(item.get("summary")), quote=False),
        content=with_known_tags(_text(item.get("content_html"))) or plain.replace("\n", "<br>\n"),
        published=_text(item.get("date_published")),
        updated=_text(item.get("date_modified")),
        author=_author(item),
    )


def _author(item: dict[str, Any]) -> str:
    """The first who is named: 1.1 has `authors`, 1.0 had `author`."""
    authors = item.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else item.get("author")
    return _text(first.get("name")) if isinstance(first, dict) else ""


def _text(value: object) -> str:
    """A value as text: an id may be a number. Half a character, as a broken escape leaves it, is
    U+FFFD."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
