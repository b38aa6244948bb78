"""HHS-OIG enforcement actions, from a feed of the Office of Inspector General.

History of the source:

- 2017-03: the feed "What's New at OIG" (/newsroom/whats-new/whats-new.xml), recorded with 513
  items: title, link, guid and pubDate, no description. One guid may be announced many times: 76
  items repeat a guid (a list page is "updated" again and again, and http://oig.hhs.gov alone stands
  for two different pages). A guid is one document here; its newest announcement is its reading.
- 2026-11: of those items seven pages stand there under http and under https: 430 documents. What
  has http://oig.hhs.gov for its guid goes by the page it links to.
- 2026-10: feed address UNCONFIRMED. /rss/enforcement.xml, /rss.xml, /rss/oig-rss.xml,
  /rss/reports.xml and /rss/oig-newsroom.xml all stand in other people's programs, none with a
  recorded answer. The one whose name says enforcement is asked; a 404 shows in `blotter sources`,
  and a feed found elsewhere can be followed as `[feeds.NAME]` without code.
- 2026-10: there is an HTML list, https://oig.hhs.gov/fraud/enforcement/ (`li.usa-card`, 20 a page,
  `?page=` from 1), and plain requests are accepted. It is not read here. Many actions are also
  releases of the Justice Department.

robots.txt: not recorded; asked like everywhere. Work of the US government, public domain.
"""

from __future__ import annotations

from crawler.publishers.agency_feed import Announcements


class HhsOigEnforcement(Announcements):
    publisher = "HHS Office of Inspector General"
    home = "https://oig.hhs.gov/fraud/enforcement/"
    listings = ("https://oig.hhs.gov/rss/enforcement.xml",)
