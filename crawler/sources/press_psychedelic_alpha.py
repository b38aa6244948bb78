"""Psychedelic Alpha: business, science and policy of psychedelic medicine.

2026-11: a WordPress feed (five programs read it), no answer of it recorded.
robots.txt: not recorded, obeyed. Licence: none, copyright of the outlet: excerpt and link only.
"""

from __future__ import annotations

from crawler.publishers.press_feed import WordPressFeed


class PsychedelicAlpha(WordPressFeed):
    publisher = "Psychedelic Alpha"
    home = "https://psychedelicalpha.com/"
    listings = ("https://psychedelicalpha.com/feed",)
