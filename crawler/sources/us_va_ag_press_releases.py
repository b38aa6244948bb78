"""News releases of the Attorney General of Virginia.

History of the source:

- 2026-02: a saved list (ten rows, no link to a following one) and three pages read: title and body
  in 3 of 3. Neither the list nor a page states the day, but for a title that begins with it
  ("January 17th, 2026 - …", one in ten), so most documents have none. `h1` is "News Releases" on
  every page; the title stands in `title`, and again in `big` below the letterhead.
- 2026-02: one program that follows fourteen states lists the site as broken; the saved pages are
  whole without JavaScript. Feed: none known.

The number before the slug is Joomla's own of the article; it is the key, since slugs are edited.
Left out: the letterhead and the press contact (`#pressHd`), and the title below them.
Not followed unless asked for: few of its releases touch the topic and each one has to be fetched to
be judged.
robots.txt: not recorded; asked and obeyed. Licence: public record of the state; its conditions of
use were not recorded.
"""

from __future__ import annotations

from parsel import Selector

from crawler.publishers.press_releases import PressReleases
from crawler.source.prose import one_line
from crawler.source.publisher_dates import Stated, read_date


class VirginiaAttorneyGeneral(PressReleases):
    publisher = "Attorney General of Virginia"
    home = "https://www.oag.state.va.us/media-center/news-releases"
    listings = ("https://www.oag.state.va.us/media-center/news-releases",)
    enabled = False
    row = "th.list-title a"
    folder = "/media-center/news-releases/"
    following = "a[rel=next]"
    title = "title"
    body = "#maincontent"
    unread = "#pressHd, #pressHd + p big"
    dated = False

    def key(self, url: str) -> str:
        return super().key(url).partition("-")[0]

    def stated(self, html: Selector) -> Stated | None:
        return read_date(one_line(html.css(self.title).get("")).partition(" - ")[0])
