"""News releases of the Oregon Department of Justice, led by the state's Attorney General.

History of the source:

- 2026-02: a saved list (five rows, `?sf_paged=` from 1) and two pages in the test data of a public
  program read: title, date and body in 2 of 2. The list says the day in "Posted in … on February 2,
  2026" and has no `.date`; the page has one. `article:published_time` is UTC and may be the next
  day, so the printed day is taken.

Feed: /media-home/news-media-releases/category/…/feed/ stands in one program, without a recorded
answer. Not followed unless asked for: few of its releases touch the topic and each one has to be
fetched to be judged.
robots.txt: not recorded; asked and obeyed. Licence: public record of the state; its conditions of
use were not recorded.
"""

from __future__ import annotations

from crawler.publishers.press_releases import PressReleases


class OregonDepartmentOfJustice(PressReleases):
    publisher = "Oregon Department of Justice, Attorney General"
    home = "https://www.doj.state.or.us/media/news-media-releases/oregon-doj-news/"
    listings = ("https://www.doj.state.or.us/media/news-media-releases/oregon-doj-news/",)
    enabled = False
    row = ".results-item h3 a"
    folder = "/media-home/news-media-releases/"
    following = ".pagination .nav-previous a"
    title = "h1.page-main-title"
    date = "div.date"
    body = "article.single-article"
