"""Press releases of the Drug Enforcement Administration that its own search finds for the topic.

No feed could be confirmed (2026-05: no RSS, no sitemap, one check), so the HTML list is read.
Listing: `?page=N` from 0, ten rows a page, a page beyond the end has none (seen 2026-08 on the
sister list /fugitives/all, four codes; for this list by analogy). `h3.teaser__heading a` is live
there in 2026; the classes of the article (`press__title`, `press__date`, `press__contact`,
`div.wysiwyg`, `.button--tag`) were last seen in 2022-23 (two to three codes), hence the fallbacks.

Addresses are /press-releases/YYYY/MM/DD/slug (five codes, to 2026-07). The same slug comes back in
other years (take-back days), so the date is part of the key. There is no field for the place: it is
the dateline, the capitals before the first dash.

Akamai answers 403 to clients that do not look like browsers, and listings more than articles (five
codes). A client that names itself in a browser-style user agent is served, but about ten requests
without a pause get it shut out for long (2026-08, one crawler that runs daily): one request in ten
seconds, two listing pages, and a 403 is a wall, not an error. Most of this news also comes from the
US Attorneys (us_doj_press_releases) on another day under another title. Spanish versions are
releases of their own.

robots.txt: unconfirmed, obeyed. Licence: public domain (https://www.justice.gov/legalpolicies).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from urllib.parse import quote_plus

from parsel import Selector
from w3lib.url import add_or_replace_parameter, url_query_parameter

from crawler.publishers.press_releases import release, release_html
from crawler.source.page import Page
from crawler.source.prose import one_line, prose
from crawler.source.publisher_dates import Stated, read_date
from crawler.source.source import ListingSource
from store.log.document import Document

_ADDRESS = re.compile(r"/press-releases/(\d{4}/\d{2}/\d{2})/([^/?#]+)")
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
# WASHINGTON, D.C. - / NEW YORK-Special Agent / WINSTON-SALEM, N.C. - with a hyphen or a dash: a
# hyphen inside a name is followed by capitals, one that ends the dateline by a blank or a sentence.
_DATELINE = re.compile(
    r"([A-Z][A-Z.'\u2019]+(?:[ -][A-Z.'\u2019]+)*(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)*)?)"
    r"\s*(?:[\u2013\u2014]|-+(?=\s|[A-Z][a-z\s]))"
)


class DeaPressReleases(ListingSource):
    publisher = "US Drug Enforcement Administration"
    home = "https://www.dea.gov/what-we-do/news/press-releases"
    pulse_listing = home
    row = "h3.teaser__heading a"
    delay = 10.0
    requests_a_day = 20
    pages = 2

    def searches(self) -> tuple[str, ...]:
        return (f"{self.home}?keywords={quote_plus(self.topic.query.phrases[0])}",)

    def page_folders(self) -> tuple[str, ...]:
        return ("https://www.dea.gov/press-releases/",)

    def key(self, url: str) -> str:
        found = _ADDRESS.search(url)
        return f"{found[1].replace('/', '-')}-{found[2]}" if found else super().key(url)

    def pulse(self, answer: Page) -> date | None:
        """The day of the newest release, by the addresses: the whole list is no longer filtered."""
        found = (_ADDRESS.search(link.url or "") for link in self.links(answer))
        stated = (read_date(address[1]) for address in found if address)
        return max((day for day, _ in filter(None, stated)), default=None)

    def next_page(self, listing: Page) -> str | None:
        if not self.links(listing):
            return None
        number = int(url_query_parameter(listing.url, "page") or 0)
        return add_or_replace_parameter(listing.url, "page", str(number + 1))

    def read(self, page: Page) -> Document:
        html = release_html(page)
        title = one_line(_first(html, "h2.press__title", "h1", "meta[property='og:title']"))
        text = prose(_first(html, "div.wysiwyg", "div.field--name-body", "article"))
        stated = _published(html, page.url)
        found = release(self, page.url, title=title, text=text, stated=stated)
        return replace(found, details=_details(html, text, found.published_on))


def _first(html: Selector, *selectors: str) -> str:
    """The markup of the first selector that finds something, or a meta element's content."""
    for selector in selectors:
        found = html.css(selector)
        if found:
            return found[0].attrib.get("content") or found[0].get()
    return ""


def _published(html: Selector, url: str) -> Stated | None:
    """From the most exact place to the least; a date that contradicts the address does not count.

    Each may be missing, and on a sister site most `article:published_time` were stamped anew later
    (us_fda_warning_letters).
    """
    data = _JSON_LD_DATE.search(" ".join(html.css("script[type*='ld+json']::text").getall()))
    found = _ADDRESS.search(url)
    address = found[1] if found else ""
    dated = read_date(address)
    places = (
        _first(html, "meta[property='article:published_time']"),
        data[1] if data else "",
        address,
        _first(html, ".press__date"),
    )
    for place in places:
        stated = read_date(place)
        if stated and (dated is None or stated[0] == dated[0]):
            return stated
    return None


def _details(html: Selector, text: str, published_on: date | None) -> dict[str, str]:
    dateline = _DATELINE.match(text.split("\n", 1)[0])
    printed = one_line(_first(html, ".press__date"))
    stated = read_date(printed)
    details = {
        "contact": "; ".join(filter(None, prose(_first(html, ".press__contact")).split("\n"))),
        "tags": "; ".join(one_line(tag) for tag in html.css(".button--tag").getall()),
        "dateline": dateline[1] if dateline else "",
        # Kept only where it contradicts the date taken: a release antedated, or posted late.
        "date_printed": printed if stated and stated[0] != published_on else "",
    }
    return {name: value for name, value in details.items() if value}
