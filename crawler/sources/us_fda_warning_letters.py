"""FDA warning letters about drugs: the list as JSON, then the page of each letter.

History of the source:

- 2026-01: 282 letter pages of 2021 to 2026 read. `article:published_time` is not the day a letter
  was posted: 170 of the 282 were stamped anew (169 in 2025), after their own `modified_time`. The
  earlier of the two is the "Posted Date" of the list in 282 of 282, so that is taken.
- 2026-01: the subject of a letter never names the drug (3,277 rows) and few letters do (1 of 417),
  so a letter has to be read to be judged. Two letters in three are about tobacco, food or devices;
  a row is offered only where office or subject speak of drugs, pharmacies, compounding, clinics or
  telehealth (1,187 of 3,277 rows), or where it names neither.
- 2026-08: the list answers /datatables/views/ajax (six programs agree); rows are arrays of HTML.
  `length=200` is about 15 weeks; 79 letters were posted on one day (2025-09-16).
  Unconfirmed: whether `view_path` is needed, whether the list reaches back more than five years.
- "Content current as of" is not read, nor `modified_time` once it is later than the first posting:
  the site renews it without touching the letter, and that is no revision.

A 404 of this host may be a block (a redirect to /apology_objects/, which answers 404). A user agent
with a `(+https://…)` comment was rejected, `Name/0.1` accepted (one report): it can be set in
`[sources.us_fda_warning_letters]`. robots.txt: text unconfirmed, one report of `Crawl-delay: 30`,
kept here. Work of the US government, public domain.
"""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import urlencode, urljoin

from parsel import Selector, SelectorList

from crawler.publishers.fda_article import article, posted_on, slug
from crawler.source.page import Link, Page
from crawler.source.prose import one_line, prose
from crawler.source.publisher_dates import read_date
from crawler.source.source import LayoutError, Source
from store.log.document import Document

_LIST = {
    "view_name": "warning_letter_solr_index",
    "view_display_id": "warning_letter_solr_block",
    "view_path": "/node/360089",
    "draw": "1",
    "start": "0",
    "length": "200",
    "order[0][column]": "0",
    "order[0][dir]": "desc",
    "search[value]": "",
}
_ABOUT_DRUGS = re.compile(
    r"\bdrugs?\b|pharmac|\bcder\b|compound|clinic|telehealth|telemedicine", re.IGNORECASE
)
_LABELS = {
    "office": "Issuing Office:",
    "delivery_method": "Delivery Method:",
    "reference": "Reference #:",
    "product": "Product:",
}
_ADDRESS = (
    *("address-line1", "address-line2", "dependent-locality", "locality"),
    *("administrative-area", "postal-code", "country"),
)


class FdaWarningLetters(Source):
    publisher = "Food and Drug Administration"
    home = (
        "https://www.fda.gov/inspections-compliance-enforcement-and-criminal-investigations/"
        "compliance-actions-and-activities/warning-letters"
    )
    listings = (f"https://www.fda.gov/datatables/views/ajax?{urlencode(_LIST)}",)
    listing_format = "json"
    listing_headers = {"X-Requested-With": "XMLHttpRequest"}  # noqa: RUF012 (read only, see Source)
    delay = 30.0
    requests_a_day = 60

    def links(self, listing: Page) -> list[Link]:
        found: dict[str, Link] = {}
        for row in _rows(listing):
            href = Selector(text=row[2]).css("a::attr(href)").get()
            office_and_subject = one_line(f"{row[3]} {row[4]}")
            if href and (not office_and_subject or _ABOUT_DRUGS.search(office_and_subject)):
                url = urljoin(self.home, href.strip())
                found.setdefault(slug(url), Link(key=slug(url), url=url))
        return list(found.values())

    def page_folders(self) -> tuple[str, ...]:
        return (f"{self.home}/",)

    def read(self, page: Page) -> Document:
        html = page.html
        company = one_line(html.css("h1.content-title::text").get(""))
        letter = article(html)
        if not company or not letter:
            msg = f"no warning letter: {'no body' if company else 'no h1.content-title'}"
            raise LayoutError(msg)
        details = _details(html, letter, company)
        issued, posted = _issued_on(html), posted_on(html)
        days = {"issued_on": issued, "posted_on": posted}
        letter.xpath("./div[contains(@class, 'inset-column')]").drop()
        number = re.search(r"MARCS-CMS\s+([1-9]\d*)", html.css("h1.content-title span").get(""))
        return Document(
            id=self.document_id(slug(page.url)),
            source=self.name,
            url=page.url,
            title=company,
            text=prose(letter.get("")),
            published_on=posted or issued,
            number=number.group(1) if number else None,
            details=details | {name: day.isoformat() for name, day in days.items() if day},
        )


def _rows(listing: Page) -> list[list[str]]:
    """The rows of the list: cells of HTML, being posted, issued, company, office, subject …"""
    try:
        rows = listing.data["data"]
    except (ValueError, KeyError, TypeError) as error:
        msg = f"no list of letters: {type(error).__name__} {error}"
        raise LayoutError(msg) from error
    odd = [row for row in rows if not _is_row(row)] if isinstance(rows, list) else [rows]
    if odd:
        msg = f"expected rows of at least five cells, found {json.dumps(odd[0])[:120]}"
        raise LayoutError(msg)
    return [[str(cell or "") for cell in row] for row in rows]


def _is_row(row: object) -> bool:
    return isinstance(row, list) and len(row) >= 5


def _issued_on(html: Selector) -> date | None:
    """The date of the letter: a plain day, although it is written as midnight UTC."""
    stated = read_date(html.css("h1.content-title time::attr(datetime)").get("")[:10])
    return stated[0] if stated else None


def _details(html: Selector, letter: SelectorList[Selector], company: str) -> dict[str, str]:
    """What the page labels itself; what it leaves empty is left out."""
    recipient = letter.xpath(".//dl[dt[normalize-space()='Recipient:']]")
    found = {
        "company": company,
        "subject": html.css("meta[name=description]::attr(content)").get(""),
        "recipient": recipient.css(".field--name-field-recipient-name .field--item").get(""),
        "recipient_title": recipient.css(".field--name-field-recipient-title .field--item").get(""),
    }
    for name, label in _LABELS.items():
        value = letter.xpath(".//dt[normalize-space()=$label]/following-sibling::dd", label=label)
        found[name] = value.get("")
    for part in _ADDRESS:
        found[part.replace("-", "_")] = recipient.css(f"p.address .{part}").get("")
    return {name: text for name, html in found.items() if (text := one_line(html))}
