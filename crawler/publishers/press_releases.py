"""Press releases whose list and pages need nothing but CSS selectors to be read."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urljoin, urlsplit

from parsel import Selector
from w3lib.url import url_query_cleaner

from crawler.false_answers.cut_answers import lacks_its_end
from crawler.false_answers.false_pages import false_page
from crawler.source.page import Link, Page
from crawler.source.prose import one_line, prose
from crawler.source.publisher_dates import Stated, read_date
from crawler.source.source import LayoutError, ListingSource
from store.log.document import Document


class PressReleases(ListingSource):
    """A list of releases, newest first, and a page for each, on an agency's own site."""

    #: Where the series lies on the site; a row that leads elsewhere is no release page.
    folder: ClassVar[str]
    #: The link from a listing page to the following one.
    following: ClassVar[str]
    title: ClassVar[str]
    #: Whose words are the date, as a day of the publisher's; what follows a bar is not read.
    date: ClassVar[str]
    body: ClassVar[str]
    #: What stands in the body and is none of it; empty where nothing does.
    unread: ClassVar[str] = ""
    #: Whether every page states a day, so that one without is no release.
    dated: ClassVar[bool] = True

    def links(self, listing: Page) -> list[Link]:
        """The releases on offer. Raises LayoutError where not one row leads to a release."""
        rows = super().links(listing)
        releases = [link for link in rows if self.folder in urlsplit(link.url or "").path]
        if not releases:
            msg = f"no release in the list: {len(rows)} rows, none below {self.folder}"
            raise LayoutError(msg)
        return releases

    def page_folders(self) -> tuple[str, ...]:
        return tuple(urljoin(listing, self.folder) for listing in self.listings)

    def key(self, url: str) -> str:
        """The path below the folder, as the same slug may come back in another year."""
        return urlsplit(url).path.rpartition(self.folder)[2].strip("/").replace("/", "-")

    def next_page(self, listing: Page) -> str | None:
        href = listing.html.css(self.following).attrib.get("href")
        return urljoin(listing.url, href) if href else None

    def read(self, page: Page) -> Document:
        html = release_html(page)
        title, stated = one_line(html.css(self.title).get("")), self.stated(html)
        if self.unread:
            html.css(self.unread).drop()
        text = prose(html.css(self.body).get(""))
        return release(self, page.url, title=title, text=text, stated=stated, dated=self.dated)

    def stated(self, html: Selector) -> Stated | None:
        """The day a page states; None where it states none."""
        return read_date(one_line(html.css(self.date).get("")).partition("|")[0])


def release_html(page: Page) -> Selector:
    """The tree of a page that may be a release. Raises LayoutError where the page says itself that
    it is none, or was cut off."""
    if name := false_page(page.body, page.media_type):
        msg = f"no release, but {name}"
        raise LayoutError(msg)
    if lacks_its_end(page.body):
        msg = "the page was cut off: it has neither </body> nor </html>"
        raise LayoutError(msg)
    return page.html


def release(
    source: ListingSource,
    url: str,
    *,
    title: str,
    text: str,
    stated: Stated | None,
    dated: bool = True,
) -> Document:
    """The release at an address. Raises LayoutError where a page lacks title or body, or the date
    that `dated` says each has."""
    if not (title and text and (stated or not dated)):
        lacking = {"title": title, "body": text, "date": stated or not dated}
        msg = f"no {' and no '.join(name for name, value in lacking.items() if not value)}"
        raise LayoutError(msg)
    day, precision = stated or (None, "day")
    return Document(
        id=source.document_id(source.key(url)),
        source=source.name,
        url=url_query_cleaner(url),
        title=title,
        text=text,
        published_on=day,
        precision=precision,
    )
