"""Lucid News: psychedelics, their science, business and law.

2026-11: a WordPress feed (two to four programs read it), no answer of it recorded.
robots.txt: not recorded, obeyed. Licence: none, copyright of the outlet: excerpt and link only.
"""

from __future__ import annotations

from crawler.publishers.press_feed import WordPressFeed


class LucidNews(WordPressFeed):
    publisher = "Lucid News"
    home = "https://www.lucid.news/"
    listings = ("https://lucid.news/feed",)
