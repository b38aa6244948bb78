"""A page of www.fda.gov: what it says, without what the site puts around it.

2026-01: on 282 of 282 saved pages (warning letters) the text is the one element with role=main in
`article#main-content`; "Content current as of" and the section's menu stand in `aside` elements
beside it. 2026-02: one program reads press announcements from the same element by its column class.
"""

from __future__ import annotations

from datetime import date

from parsel import Selector, SelectorList

from crawler.source.page import Page
from crawler.source.prose import one_line, prose
from crawler.source.publisher_dates import read_date
from crawler.source.unknown_pages.unknown_page import read_unknown


def slug(url: str) -> str:
    """The last part of a page's path, by which the site itself names it."""
    return url.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]


def article(html: Selector) -> SelectorList[Selector]:
    """The element that holds what the page says; empty where the page is laid out otherwise."""
    return html.css("article#main-content div[role=main]")


def heading(html: Selector) -> str:
    """The page's title; empty where it has none."""
    return one_line(html.css("h1.content-title, h1").get(""))


def article_text(page: Page) -> str:
    """The page's text; of a page laid out otherwise, what is taken for its main text."""
    return prose(article(page.html).get("")) or read_unknown(page).text


def posted_on(html: Selector) -> date | None:
    """The earlier of the two dates of the page, which are Eastern time.

    `article:published_time` alone is not the day a page was posted: 170 of 282 were stamped anew,
    after their own `modified_time` (us_fda_warning_letters).
    """
    names = ("article:published_time", "article:modified_time")
    texts = [html.css(f"meta[property='{name}']::attr(content)").get("") for name in names]
    return min((stated[0] for text in texts if (stated := read_date(text))), default=None)
