"""MedWatch safety alerts of the Food and Drug Administration, from its feed.

2026-10: used by five programs and more; one tester was answered 401, which is recorded as a failed
look. The records of the recalls it announces are in us_openfda_drug_recalls. What the feeds are
like: crawler/publishers/fda_feed.py.

robots.txt: text unconfirmed, one report of `Crawl-delay: 30`, kept here. Licence: work of the US
government, public domain.
"""

from __future__ import annotations

from crawler.publishers.fda_feed import FdaFeed

_FEEDS = "https://www.fda.gov/about-fda/contact-fda/stay-informed/rss-feeds"


class FdaMedwatch(FdaFeed):
    home = "https://www.fda.gov/safety/medwatch-fda-safety-information-and-adverse-event-reporting-program"
    listings = (f"{_FEEDS}/medwatch/rss.xml",)
