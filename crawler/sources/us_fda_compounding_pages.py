"""Pages of the Food and Drug Administration on compounded drugs, each watched as a whole.

- 2023-10: the FDA warns of compounded products (2023-10-10), beside an alert on the nasal
  spray. Addresses: three programs and write-ups.
- 2026-10: there is no feed of them, so the list of compounding risk alerts and the alerts that the
  vocabulary names (`[query.pages]`) are read daily. A page is one document: its text and the list
  of its links. An alert added to the list is a revision of the list. The page is its own listing,
  as nothing else says that it changed.
- 2026-10: the parts of a page (crawler/publishers/fda_article.py) were seen on 282 warning
  letters, not on these pages; one laid out otherwise is an error, not a document.

"Content current as of" is not read, nor a stamp later than the first one: the site renews them
without touching the page, and that is no revision. A page that moved to another address is an error
that names it. A 404 may be a block (a redirect to /apology_objects/, which answers 404); a removed
page therefore shows as a failed look, day after day, and is never recorded as withdrawn.
robots.txt: text unconfirmed, one report of `Crawl-delay: 30`, kept here. Licence: work of the US
government, public domain.
"""

from __future__ import annotations

from urllib.parse import urljoin

from parsel import Selector, SelectorList

from crawler.publishers.fda_article import article, heading, posted_on, slug
from crawler.source.page import Link, Page
from crawler.source.prose import one_line, prose
from crawler.source.source import LayoutError, Source
from store.log.document import Document


class FdaCompoundingPages(Source):
    publisher = "Food and Drug Administration"
    home = "https://www.fda.gov/drugs/human-drug-compounding/compounding-risk-alerts"
    keep = "all"
    delay = 30.0
    requests_a_day = 60

    def searches(self) -> tuple[str, ...]:
        return (self.home, *self.topic.query.pages.get(self.name, ()))

    def links(self, listing: Page) -> list[Link]:
        """The page itself. Raises LayoutError where another page answered in its place."""
        watched = {slug(url) for url in self.listings}
        key = slug(listing.url)
        if key not in watched:
            msg = f"the watched page moved to {listing.url}"
            raise LayoutError(msg)
        return [Link(key=key)]

    def read(self, page: Page) -> Document:
        html = page.html
        title, said = heading(html), article(html)
        if not title or not said:
            msg = f"no page of the FDA: {'no element with role=main' if title else 'no h1'}"
            raise LayoutError(msg)
        return Document(
            id=self.document_id(slug(page.url)),
            source=self.name,
            url=page.url,
            title=title,
            text="\n\n".join(filter(None, (prose(said.get("")), _links(said, page.url)))),
            published_on=posted_on(html),
        )


def _links(said: SelectorList[Selector], url: str) -> str:
    """The links to other pages, a line each, in the page's order: `words: address`."""
    lines = []
    for link in said.css("a[href]:not([href^='#'])"):
        words, address = one_line(link.get()), urljoin(url, link.attrib["href"].strip())
        lines.append(f"{words}: {address}" if words else address)
    return "\n".join(["Links", *dict.fromkeys(lines)]) if lines else ""
