"""Press releases of the Attorney General of Texas.

History of the source:

- 2026-02: a saved list (ten rows, `?page=` from 0) and three pages read: title, date and body in
  3 of 3. The list has no dates; the page has one above its title ("February 09, 2026 | Press
  Release"). Headings are full of soft hyphens and spans, which are taken out.
- 2026-02: no feed found (one program). A feed /taxonomy/term/671/feed stands in another program,
  without a recorded answer.

Not followed unless asked for: few of its releases touch the topic and each one has to be fetched to
be judged.
robots.txt: not recorded; asked and obeyed. Licence: public record of the state; its conditions of
use were not recorded.
"""

from __future__ import annotations

from crawler.publishers.press_releases import PressReleases


class TexasAttorneyGeneral(PressReleases):
    publisher = "Attorney General of Texas"
    home = "https://www.texasattorneygeneral.gov/news/press_releases"
    listings = ("https://www.texasattorneygeneral.gov/news/press_releases",)
    enabled = False
    row = "div.m-b-3 h4 a"
    folder = "/news/releases/"
    following = ".pager a[rel=next]"
    title = "#main h1"
    date = "#main .meta"
    body = ".main-content-wysiwyg-container"
