"""The feeds of www.fda.gov: each entry is read together with the page it announces.

- 2019-05: a recorded feed: addresses with blanks and line breaks around them and http for https,
  descriptions cut off, and `pubDate` holds a `time` element around Eastern time ("Fri, 05/03/2019 -
  15:21"), which other feeds write as RFC 822. Both are read.
- 2026-10: the feeds answer with the latest entries only (number unconfirmed). A page is known by
  its path: one announced again is the same document, with the newest announcement's title and day.
- 2026-10: a page that was read and did not touch the topic is asked for again where it is announced
  in other words, so a standing page that takes the topic up without that is not found.

A 404 of this host may be a block (a redirect to /apology_objects/, which answers 404), and with one
tester all feeds answered so. A user agent with a `(+https://…)` comment was rejected, `Name/0.1`
accepted (one report): it can be set in `[sources.NAME]`.
"""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urldefrag, urlsplit

from crawler.publishers.fda_article import article_text, heading, posted_on
from crawler.source.feed_source import FeedSource
from crawler.source.feeds.entry import FeedEntry
from crawler.source.page import Link, Page
from crawler.source.prose import one_line, prose
from crawler.source.publisher_dates import Stated
from store.log.document import Document

_HOST = "www.fda.gov"
_OWN = re.compile(r"https?://(?:www\.)?fda\.gov(?::80|:443)?(?=[/?#]|\Z)", re.IGNORECASE)
#: Files, mostly PDF.
_FILES = "/media/"


class FdaFeed(FeedSource):
    """One feed; its file states the address."""

    publisher = "Food and Drug Administration"
    cadence = timedelta(hours=6)
    delay = 30.0
    requests_a_day = 60
    stands_alone = True

    def key(self, entry: FeedEntry, identity: str) -> str:
        """The path of the page on www.fda.gov; of anything else the feed's own guid."""
        parts = urlsplit(_address(entry))
        return parts.path.strip("/") if parts.hostname == _HOST else identity

    def link(self, key: str, entry: FeedEntry) -> Link:
        """The entry with its page; what is no page of the FDA is judged by the entry's words."""
        address = urlsplit(_address(entry))
        if address.hostname != _HOST or address.path.startswith(_FILES):
            return super().link(key, entry)
        page = urldefrag(address.geturl()).url
        return Link(key=key, parts=(page,), teaser=entry.announcement)

    def read(self, page: Page) -> Document:
        entry = self.entry(page)
        linked = next((part for part in page.parts if part.is_html), None)
        return self.document(
            page,
            title=one_line(entry.title) or (heading(linked.html) if linked else ""),
            url=_address(entry) or self.home,
            text=article_text(linked) if linked else prose(entry.text),
            stated=self.published(entry) or _posted(linked),
        )


def _address(entry: FeedEntry) -> str:
    """Where an entry leads, on https://www.fda.gov however that is written; empty where it leads
    nowhere."""
    return _OWN.sub(f"https://{_HOST}", entry.link)


def _posted(linked: Page | None) -> Stated | None:
    day = posted_on(linked.html) if linked else None
    return (day, "day") if day else None
