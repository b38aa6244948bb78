"""oig.hhs.gov: a feed in which an item may be announced again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from html import escape
from typing import Any

from sample.answer import EASTERN, Answer, texts, validated

_SITE = "https://oig.hhs.gov/fraud/enforcement/"


def inspector_general(listing: str, day: date) -> Iterator[Answer]:
    """The feed, the newest item first; an item announced again stands in it twice."""
    announced = [
        (when, item)
        for item in texts("us_hhs_oig_enforcement")
        for when in (item["date"], item.get("again"))
        if when and when <= day
    ]
    announced.sort(key=lambda pair: pair[0], reverse=True)
    items = "\n".join(_item(when, item) for when, item in announced)
    body = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<atom:link href="{listing}" rel="self" type="application/rss+xml" />
<title>Enforcement Actions</title>
<description>Enforcement actions, Office of Inspector General</description>
<link>{_SITE}</link>
{items}
</channel>
</rss>
""".encode()
    feed = validated(listing, body, announced[0][0])
    yield Answer(
        url=listing,
        body=body,
        media_type="application/rss+xml; charset=utf-8",
        etag=feed.etag,
        last_modified=feed.last_modified,
        every_time=True,
    )


def _item(when: date, item: dict[str, Any]) -> str:
    zone = datetime.combine(when, time(10), EASTERN).tzname()
    url = f"{_SITE}{item['slug']}/"
    return f"""<item>
<title>{escape(item["title"], quote=False)}</title>
<link>{url}</link>
<guid>{url}</guid>
<pubDate>{when:%d %b %Y} 10:00:00 {zone}</pubDate>
<description>{escape(" ".join(item["body"].split()), quote=False)}</description>
</item>"""
