"""Press releases of the Attorney General of California.

History of the source:

- 2025-01: a saved list (30 rows, `?page=` from 0, "1 of 172") and 15 pages of 2019 to 2025 read:
  title, date and body in 15 of 15. The day of release is a field of its own and is not the day the
  page was made (one of 2024-09-23 was published on the evening before), so the printed day is
  taken, not `article:published_time`; `content="…T00:00:00-08:00"` beside it is that same day.
- 2026-02: the selectors are the same in one program that follows fourteen states.
- 2026-08: the feed https://oag.ca.gov/news/feed answers (more than five programs). It is not read:
  its items are shorter than the pages and it cannot be turned back.

Left out: `og:updated_time`, the share bar, and `# # #`, which is a field of its own.
robots.txt: not recorded; asked and obeyed. Licence: public record of the state; its conditions of
use were not recorded.
"""

from __future__ import annotations

from crawler.publishers.press_releases import PressReleases


class CaliforniaAttorneyGeneral(PressReleases):
    publisher = "California Department of Justice, Attorney General"
    home = "https://oag.ca.gov/media/news"
    listings = ("https://oag.ca.gov/media/news",)
    row = ".views-row .views-field-title a"
    folder = "/news/press-releases/"
    following = "li.pager-next a"
    title = "h1.page-header"
    date = ".field-name-field-release-date .date-display-single"
    body = ".field-name-body"
