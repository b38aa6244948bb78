"""Feeds of agencies whose entries say enough to be the documents themselves."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from w3lib.url import url_query_cleaner

from crawler.source.feed_source import FeedSource
from crawler.source.feeds.entry import FeedEntry
from crawler.source.page import Page
from crawler.source.prose import one_line, prose
from store.log.document import Document


class Announcements(FeedSource):
    """Titles, links, dates and short descriptions; the page an entry links to is not fetched."""

    def read(self, page: Page) -> Document:
        entry = self.entry(page)
        return self.document(
            page,
            title=one_line(entry.title),
            url=entry.link or self.home,
            text=prose(entry.text),
            stated=self.published(entry),
        )


class NamedAnnouncements(Announcements):
    """Announcements told apart by the name of the page they link to, not by their guid.

    A query in the link counts clicks (`utm_source`) and is no part of the address.
    """

    def read(self, page: Page) -> Document:
        announced = super().read(page)
        return replace(announced, url=url_query_cleaner(announced.url))

    def key(self, entry: FeedEntry, identity: str) -> str:
        return _page_name(entry) or identity


def _page_name(entry: FeedEntry) -> str:
    """The last part of the path an entry links to; empty where it has no link."""
    return urlsplit(entry.link).path.rstrip("/").rpartition("/")[2]
