"""Feeds of the press and the trade press: what they say is theirs, so little of it is kept.

Kept are headline, address, date and a short excerpt of the feed's own summary. The full text that
many feeds carry (`content:encoded`, Atom's `content`) helps to judge an article and is not kept in
the document; the feed as it was served is, like every answer, evidence in the store.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from textwrap import shorten
from typing import Any

from w3lib.url import add_or_replace_parameter, url_query_cleaner, url_query_parameter

from crawler.source.page import Link, Page
from crawler.source.prose import one_line
from crawler.source.source import FeedSource, LayoutError
from enforcement.claims import Tier
from enforcement.topics import Topic
from store.log.document import Document

#: Characters of a summary that are kept, at most.
EXCERPT = 500

#: What outlets add to the addresses in their feeds, to count who comes from there.
_CAMPAIGN = ("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content")

#: Of them before a mention that comes later than that, at most.
_BEFORE = 100

# WordPress ends summaries with "The post TITLE appeared first on SITE." and cuts with "[…]".
_FOOTER = re.compile(
    r"\s*The post (?:(?!The post ).){1,400} (?:appeared first|first appeared) on .{1,100}$"
)
_CUT = re.compile(r"\s*\[(?:\u2026|\.\.\.)\]$")


class PressFeed(FeedSource):
    """An outlet's feed; an article is judged by all that the feed says of it."""

    tier: Tier = "trade"
    cadence = timedelta(hours=6)

    def link(self, key: str, entry: Any) -> Link:
        return Link(key=key, preview=_said(entry))

    def read(self, page: Page) -> Document:
        entry: Any = self.entry(page)
        title, url = one_line(entry.get("title", "")), str(entry.get("link") or "")
        if not (title and url.startswith(("http://", "https://"))):
            msg = f"the entry {page.record} has no {'link' if title else 'title'}"
            raise LayoutError(msg)
        text = _excerpt(entry, self.topic)
        address = url_query_cleaner(url, _CAMPAIGN, remove=True)
        stated = self.published(entry)
        article = self.document(page, title=title, url=address, text=text, stated=stated)
        said = _mentioned(_said(entry), f"{title}\n\n{text}", self.topic)
        return replace(article, details=said)


class WordPressFeed(PressFeed):
    """Ten articles a page; `?paged=` gives the older ones, asked for where `pages` is above 1."""

    pages = 1

    def next_page(self, listing: Page) -> str | None:
        if not self.entries(listing):
            return None
        number = int(url_query_parameter(listing.url, "paged") or 1)
        return add_or_replace_parameter(listing.url, "paged", str(number + 1))


def _said(entry: Any) -> str:
    """All that the feed says of an article, the full text too where it has it."""
    full = (content.get("value", "") for content in entry.get("content", ()))
    texts = (entry.get("title", ""), entry.get("summary", ""), *full)
    return "\n\n".join(one_line(html) for html in texts)


def _excerpt(entry: Any, about: Topic) -> str:
    """At most `EXCERPT` characters of the summary, cut between words: its beginning, or where the
    topic comes up only later, what stands around that.

    feedparser gives the full text for a summary that is missing; `summary_detail` is the feed's.
    """
    summary = (entry.get("summary_detail") or {}).get("value", "")
    text = _CUT.sub(" \u2026", _FOOTER.sub("", one_line(summary)))
    beginning = _cut(text)
    mentions = about.mentions(text)
    if not mentions or about.touches(beginning):
        return beginning
    first = mentions[0].start
    start = text.find(" ", max(first - _BEFORE, 0), first) + 1 or first
    return _cut(f"\u2026 {text[start:]}")


def _cut(text: str) -> str:
    return shorten(text, EXCERPT, placeholder=" \u2026", break_on_hyphens=False)


def _mentioned(full: str, kept: str, about: Topic) -> dict[str, str]:
    """The words of the topic in all that the feed says, where what is kept has none of them."""
    if about.touches(kept):
        return {}
    words = {full[mention.start : mention.end].lower() for mention in about.mentions(full)}
    return {"mentioned": "; ".join(sorted(words))} if words else {}
