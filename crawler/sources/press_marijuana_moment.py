"""Marijuana Moment: cannabis and drug policy, with much about the Drug Enforcement Administration.

2026-11: a WordPress feed (more than ten programs read it), no answer of it recorded. Several
articles a day, so three pages are asked for: a daily look would miss some on one page of ten.
Unconfirmed: that `?paged=` works on this host, as it does in WordPress.
robots.txt: not recorded, obeyed. Licence: none, copyright of the outlet: excerpt and link only.
"""

from __future__ import annotations

from crawler.publishers.press_feed import WordPressFeed


class MarijuanaMoment(WordPressFeed):
    publisher = "Marijuana Moment"
    home = "https://www.marijuanamoment.net/"
    listings = ("https://www.marijuanamoment.net/feed/",)
    pages = 3
