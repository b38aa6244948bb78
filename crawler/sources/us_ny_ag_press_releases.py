"""Press releases of the Attorney General of New York.

History of the source:

- 2026-02: a saved list (25 rows, `?page=` from 0, last page 446) and three pages read: title, date
  and body in 3 of 3. The body is `.node-content`; `.node__content`, which one program names, is not
  on these pages. `datetime` is noon UTC of the printed day, a stand-in, so the words are taken.
- 2026-02: no feed found (one program). Some plain clients were answered 403 and went to the Wayback
  Machine (the same program).

Addresses are /press-release/YYYY/slug: the year is part of the key. Not followed unless asked for:
few of its releases touch the topic and each one has to be fetched to be judged.
robots.txt: not recorded; asked and obeyed. Licence: public record of the state; its conditions of
use were not recorded.
"""

from __future__ import annotations

from crawler.publishers.press_releases import PressReleases


class NewYorkAttorneyGeneral(PressReleases):
    publisher = "New York State Attorney General"
    home = "https://ag.ny.gov/press-releases"
    listings = ("https://ag.ny.gov/press-releases",)
    enabled = False
    row = ".views-row .views-field-title a"
    folder = "/press-release/"
    following = ".pager a[rel=next]"
    title = "article.node h1"
    date = ".node-content h3 time"
    body = ".node-content"
    unread = ".node-content h3 time"
