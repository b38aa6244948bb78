"""Filter: drug use, drug policy and human rights, all drugs.

2026-11: a WordPress feed (eight programs read it), no answer of it recorded.
robots.txt: not recorded, obeyed. Licence: none, copyright of the outlet: excerpt and link only.
"""

from __future__ import annotations

from crawler.publishers.press_feed import WordPressFeed


class Filter(WordPressFeed):
    publisher = "Filter"
    home = "https://filtermag.org/"
    listings = ("https://filtermag.org/feed/",)
