"""Press releases ("action items") of the Attorney General of Pennsylvania.

History of the source:

- 2026-02: a saved list (30 rows of 333, /page/N/ from 2, a table of days and titles) and three
  pages read: title, date and body in 3 of 3. Dates are written MM/DD/YYYY in the list and in words
  on the page, above its share bar. Each row links twice to its release.
- 2026-02: one program that follows fourteen states lists the site as broken; the saved pages are
  whole without JavaScript. The site's footer names a feed, /feed/?post_type=ta_item, commented out
  and without a recorded answer.

Left out: the `# # #` that the site sets below each release, in the body but none of it.
Not followed unless asked for: few of its releases touch the topic and each one has to be fetched to
be judged.
robots.txt: not recorded; asked and obeyed. Licence: public record of the state; its conditions of
use were not recorded.
"""

from __future__ import annotations

from crawler.publishers.press_releases import PressReleases


class PennsylvaniaAttorneyGeneral(PressReleases):
    publisher = "Pennsylvania Office of Attorney General"
    home = "https://www.attorneygeneral.gov/taking-action/"
    listings = ("https://www.attorneygeneral.gov/taking-action/",)
    enabled = False
    row = ".stories td.title a"
    folder = "/taking-action/"
    following = "a.next.page-numbers"
    title = ".news-heading-wrapper h1"
    date = ".news-heading-wrapper .meta > span"
    body = "#content"
    unread = "#content > p[align=center]:last-child"
