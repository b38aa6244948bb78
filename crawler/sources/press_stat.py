"""STAT: health, medicine and the drug industry.

2026-11: a WordPress feed (more than ten programs read it), no answer of it recorded; of articles
behind the pay-wall it has a teaser only. Many articles a day, so three pages are asked for.
Unconfirmed: that `?paged=` works on this host, as it does in WordPress.
robots.txt: not recorded, obeyed. Licence: none, copyright of the outlet: excerpt and link only.
"""

from __future__ import annotations

from crawler.publishers.press_feed import WordPressFeed


class Stat(WordPressFeed):
    publisher = "STAT"
    home = "https://www.statnews.com/"
    listings = ("https://www.statnews.com/feed/",)
    tier = "press"
    pages = 3
