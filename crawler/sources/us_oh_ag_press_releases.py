"""News releases of the Attorney General of Ohio.

History of the source:

- 2026-02: a saved list (ten rows of 3,283, `?page=` from 1, two programs) and three pages in the
  test data of a public program read: title, date and body in 3 of 3. Dates are written M/D/YYYY,
  on the page in the paragraph below the title. A release ends with its press contact and "-30-";
  both are part of it.

Addresses are /Media/News-Releases/Month-YYYY/slug, the slug cut after 50 characters: month and year
are part of the key. Feed: none known. Not followed unless asked for: few of its releases touch the
topic and each one has to be fetched to be judged.
robots.txt: not recorded; asked and obeyed. Licence: public record of the state; its conditions of
use were not recorded.
"""

from __future__ import annotations

from crawler.publishers.press_releases import PressReleases


class OhioAttorneyGeneral(PressReleases):
    publisher = "Ohio Attorney General"
    home = "https://www.ohioattorneygeneral.gov/Media/News-Releases"
    listings = ("https://www.ohioattorneygeneral.gov/Media/News-Releases",)
    enabled = False
    row = ".ohio-news h3 a"
    folder = "/Media/News-Releases/"
    following = "a.UnselectedNext"
    title = "h2.news"
    date = "h2.news + p"
    body = ".newsbody"
