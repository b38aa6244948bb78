"""Reports and testimonies of the Government Accountability Office, from its feed.

History of the source:

- 2026-10: the feed holds 25 items, about three weeks; `ETag` and `Last-Modified` are sent, max-age
  is up to an hour (two reports, one with headers). Items have title, link, description and pubDate
  (RFC 2822 with offset) as seven programs write them in their tests; no answer was recorded whole.
- 2026-10: report pages answer 403 to programs (two reports), so a report is judged by title and
  description alone: one that names the topic further inside is not found here.

The address ends in the report's number (/products/gao-26-107894), which is the key: whether there
is a guid, and whether it stays, is unconfirmed.
robots.txt: not recorded; asked and obeyed. Licence: work of the US government, public domain, but
for what a report takes from others.
"""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.publishers.agency_feed import NamedAnnouncements
from crawler.source.page import Page
from store.log.document import Document

_NUMBER = re.compile(r"gao-\d{2}-\d+[a-z]*")


class GaoReports(NamedAnnouncements):
    publisher = "US Government Accountability Office"
    home = "https://www.gao.gov/reports-testimonies"
    listings = ("https://www.gao.gov/rss/reports.xml",)

    def read(self, page: Page) -> Document:
        name = page.record or ""
        number = name.upper() if _NUMBER.fullmatch(name) else None
        return replace(super().read(page), number=number)
