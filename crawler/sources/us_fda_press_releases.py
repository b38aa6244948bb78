"""Press announcements of the Food and Drug Administration, from its feed.

2026-10: the feed answers 200 with title, link, pubDate and a short description (five programs and
more). One announcement may stand for many warning letters (30 telehealth firms in early 2026, one
report), which us_fda_warning_letters holds singly. What the feeds are like:
crawler/publishers/fda_feed.py.

robots.txt: text unconfirmed, one report of `Crawl-delay: 30`, kept here. Licence: work of the US
government, public domain.
"""

from __future__ import annotations

from crawler.publishers.fda_feed import FdaFeed

_FEEDS = "https://www.fda.gov/about-fda/contact-fda/stay-informed/rss-feeds"


class FdaPressReleases(FdaFeed):
    home = "https://www.fda.gov/news-events/fda-newsroom/press-announcements"
    listings = (f"{_FEEDS}/press-releases/rss.xml",)
