"""Pain News Network: news for people in chronic pain, five to eight articles a week.

2026-11: Squarespace gives any collection as a feed under `?format=rss`; that this one does is
UNCONFIRMED. Recorded on another site of the kind (2026-03): guids of three ids, not addresses, and
`description` holding the whole article, of which an excerpt is kept. The newest 20 articles; older
ones (`?offset=` in milliseconds) are not asked for.
robots.txt: not recorded, obeyed. Licence: none, copyright of the network and its authors.
"""

from __future__ import annotations

from datetime import timedelta

from crawler.publishers.press_feed import PressFeed


class PainNewsNetwork(PressFeed):
    publisher = "Pain News Network"
    home = "https://www.painnewsnetwork.org/stories"
    listings = ("https://www.painnewsnetwork.org/stories?format=rss",)
    cadence = timedelta(days=1)
