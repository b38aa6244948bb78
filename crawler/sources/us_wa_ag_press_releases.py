"""News releases of the Attorney General of Washington: the feed, and the page of each release.

History of the source:

- 2026-02: the site's own page /news, saved, links to the feed /news/news-releases-rss and to the
  list /pressrelease.aspx (Drupal path news/news-releases). Its list of releases was not saved.
- 2026-08: the feed answers (three programs); `item` has title, link, pubDate, description. Whether
  a description is a teaser or the text is unconfirmed, so the page is fetched.
- Unconfirmed: the markup of a release. On /news, which has the same theme, an `article` holds the
  text in `property="schema:text"`; there are no field classes. Where that is not found the main
  text of the page is taken. The words of one release of 2025 were read: its page says "FOR
  IMMEDIATE RELEASE:" and ends with "-30-", a paragraph about the office, contacts and topics; what
  stands before and after is left out, as it changes with the officeholder.
- The date is the feed's instant as the US Eastern day, like every feed's.

Addresses are /news/news-releases/slug; the slug is the key. A client that does not look like a
browser is said to be refused (one program): `user_agent` can be set in
`[sources.us_wa_ag_press_releases]`.
robots.txt: not recorded; asked and obeyed. Licence: public record of the state; its conditions of
use were not recorded.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.publishers.agency_feed import NamedAnnouncements
from crawler.source.feeds.entry import FeedEntry
from crawler.source.page import Link, Page
from crawler.source.prose import prose
from crawler.source.source import LayoutError
from crawler.source.unknown_pages.unknown_page import read_unknown
from store.log.document import Document

_BEFORE = re.compile(
    r"\A.{0,400}?^FOR IMMEDIATE RELEASE:?(?:\s*[A-Z][a-z]+ \d{1,2},? \d{4})?", re.M | re.S
)
_AFTER = re.compile(r"^-30-$.*\Z", re.M | re.S)


class WashingtonAttorneyGeneral(NamedAnnouncements):
    publisher = "Washington State Office of the Attorney General"
    home = "https://www.atg.wa.gov/pressrelease.aspx"
    listings = ("https://www.atg.wa.gov/news/news-releases-rss",)

    def link(self, key: str, entry: FeedEntry) -> Link:
        return Link(key=key, parts=(entry.link,) if entry.link else ())

    def read(self, page: Page) -> Document:
        announced = super().read(page)
        if not page.parts:
            msg = f"the entry {page.record} links to no page"
            raise LayoutError(msg)
        body = page.parts[0].html.css("article [property='schema:text']")
        text = prose(body.get("")) or read_unknown(page.parts[0]).text
        text = _AFTER.sub("", _BEFORE.sub("", text)).strip()
        if not text:
            msg = f"{page.parts[0].url} has no text"
            raise LayoutError(msg)
        return replace(announced, text=text)
