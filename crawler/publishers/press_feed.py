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

from w3lib.url import add_or_replace_parameter, url_query_parameter

from crawler.source.feed_source import FeedSource
from crawler.source.feeds.addresses import is_web_address, without_tracking
from crawler.source.feeds.entry import FeedEntry
from crawler.source.page import Link, Page
from crawler.source.prose import one_line
from crawler.source.source import LayoutError
from enforcement.claims import Tier
from enforcement.topics import Topic
from store.log.document import Document

#: Characters of a summary that are kept, at most.
EXCERPT = 500

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

    def link(self, key: str, entry: FeedEntry) -> Link:
        return Link(key=key, preview=_said(entry))

    def read(self, page: Page) -> Document:
        entry = self.entry(page)
        url = entry.original_link or entry.link
        if not is_web_address(url):
            msg = f"the entry {page.record} has no link"
            raise LayoutError(msg)
        article = self.document(
            page,
            title=one_line(entry.title),
            url=without_tracking(url),
            text=_excerpt(entry, self.topic),
            stated=self.published(entry),
        )
        said = _mentioned(_said(entry), f"{article.title}\n\n{article.text}", self.topic)
        return replace(article, details=said)


class WordPressFeed(PressFeed):
    """Ten articles a page; `?paged=` gives the older ones, asked for where `pages` is above 1."""

    pages = 1

    def next_page(self, listing: Page) -> str | None:
        if not self.entries(listing):
            return None
        number = int(url_query_parameter(listing.url, "paged") or 1)
        return add_or_replace_parameter(listing.url, "paged", str(number + 1))


def _said(entry: FeedEntry) -> str:
    """All that the feed says of an article, the full text too where it has it."""
    return "\n\n".join(map(one_line, (entry.title, entry.summary, entry.content)))


def _excerpt(entry: FeedEntry, about: Topic) -> str:
    """At most `EXCERPT` characters of the summary, cut between words: its beginning, or where the
    topic comes up only later, what stands around that."""
    summary = entry.summary
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
