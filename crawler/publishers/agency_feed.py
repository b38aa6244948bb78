"""Feeds of agencies whose entries say enough to be the documents themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from w3lib.url import url_query_cleaner

from crawler.source.page import Page
from crawler.source.prose import one_line, prose
from crawler.source.source import FeedSource, LayoutError
from store.log.document import Document


class Announcements(FeedSource):
    """Titles, links, dates and short descriptions; the page an entry links to is not fetched."""

    def read(self, page: Page) -> Document:
        entry: Any = self.entry(page)
        title = one_line(entry.get("title", ""))
        if not title:
            msg = f"the entry {page.record} has no title"
            raise LayoutError(msg)
        day, precision = self.published(entry) or (None, "day")
        return Document(
            id=self.document_id(self.key(entry)),
            source=self.name,
            url=entry.get("link") or self.home,
            title=title,
            text=prose(entry.get("summary", "")),
            published_on=day,
            precision=precision,
        )


class NamedAnnouncements(Announcements):
    """Announcements told apart by the name of the page they link to, not by their guid.

    A query in the link counts clicks (`utm_source`) and is no part of the address.
    """

    def read(self, page: Page) -> Document:
        announced = super().read(page)
        return replace(announced, url=url_query_cleaner(announced.url))

    def key(self, entry: Any) -> str:
        return _page_name(entry) or super().key(entry)


def _page_name(entry: Any) -> str:
    """The last part of the path an entry links to; empty where it has no link."""
    return urlsplit(str(entry.get("link") or "")).path.rstrip("/").rpartition("/")[2]
