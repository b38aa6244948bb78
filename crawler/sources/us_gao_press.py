"""Press releases of the Government Accountability Office, from its feed.

History of the source:

- 2026-10: the feed holds 25 items; the newest was two weeks old and one tracker had seen nothing
  between June and then, so silence of some months says little. Its items announce reports
  (us_gao_reports) under titles of their own. Shape as there; no answer was recorded whole.
- 2026-10: pages answer 403 to programs (two reports): judged by title and description alone.

Addresses are /press-release/slug; the slug is the key.
robots.txt: not recorded; asked and obeyed. Licence: work of the US government, public domain.
"""

from __future__ import annotations

from crawler.publishers.agency_feed import NamedAnnouncements


class GaoPress(NamedAnnouncements):
    publisher = "US Government Accountability Office"
    home = "https://www.gao.gov/press-center"
    listings = ("https://www.gao.gov/rss/press.xml",)
