""" "What's New: Drugs" of the Food and Drug Administration, from its feed.

2026-10: used by four programs, and one tester was answered 404. No feed about compounding alone was
found: its pages are watched by us_fda_compounding_pages. Unconfirmed: whether it announces standing
pages again as they change. What the feeds are like: crawler/publishers/fda_feed.py.

robots.txt: text unconfirmed, one report of `Crawl-delay: 30`, kept here. Licence: work of the US
government, public domain.
"""

from __future__ import annotations

from crawler.publishers.fda_feed import FdaFeed

_FEEDS = "https://www.fda.gov/about-fda/contact-fda/stay-informed/rss-feeds"


class FdaDrugNews(FdaFeed):
    home = "https://www.fda.gov/drugs/news-events-human-drugs/whats-new-related-drugs"
    listings = (f"{_FEEDS}/drugs/rss.xml",)
