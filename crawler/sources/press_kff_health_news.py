"""KFF Health News: US health care and policy.

2026-11: a WordPress feed (two to four programs read it), no answer of it recorded.
robots.txt: not recorded, obeyed. Licence: not looked into, held to be copyright of the outlet:
excerpt and link only.
"""

from __future__ import annotations

from crawler.publishers.press_feed import WordPressFeed


class KffHealthNews(WordPressFeed):
    publisher = "KFF Health News"
    home = "https://kffhealthnews.org/"
    listings = ("https://kffhealthnews.org/feed",)
    tier = "press"
