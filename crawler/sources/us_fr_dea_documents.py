"""Documents of the Drug Enforcement Administration in the Federal Register: all of them.

History of the source:

- 2026-10: the API (https://www.federalregister.gov/developers/documentation/api/v1) needs no key
  and states no request limit; HTML pages of the site are behind a CAPTCHA, the API and the raw
  texts are not. Confirmed by the publisher's server code and recorded answers: `next_page_url` is
  opaque on large sets and is followed as given; a query without hits has no `results`; `type` is
  display text; an agency the register does not know has a `raw_name` only; 1,000 recorded records
  read. Unconfirmed: the minute of daily availability.
- 2026-10: asked for by field, so that what changes without any edit is not fetched: `page_views`,
  `excerpts` (cut around search words), `public_inspection_pdf_url` (ends in a time stamp).
- 2026-02: of four recorded raw texts one is an HTML 404 page (2026-02431). Such an answer is an
  error and the text is asked for again; it is no document without text.

There is no date of change and no useful ETag: a correction is a document of its own (numbers such
as C1-2019-26672), linked by `correction_of` and, in the corrected record, by `corrections`.
robots.txt does not name /api/ or /documents/full_text/. Licence: 1 CFR 2.6, free to reproduce.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from crawler.dates import read_date
from crawler.gpo_text import NoRawText, unwrap
from crawler.page import Link, Page
from crawler.prose import plain
from crawler.source import ApiSource, LayoutError, required
from store.documents import Document

_FIELDS = (
    *("title", "type", "subtype", "abstract", "action", "dates", "agencies", "citation"),
    *("document_number", "html_url", "raw_text_url", "publication_date", "signing_date"),
    *("effective_on", "comments_close_on", "docket_ids", "regulation_id_numbers"),
    *("cfr_references", "correction_of", "corrections", "toc_subject", "topics"),
)
_PARAMETERS = [
    ("conditions[agencies][]", "drug-enforcement-administration"),
    ("order", "newest"),
    ("per_page", "100"),
    *(("fields[]", name) for name in _FIELDS),
]
#: Fields that are kept under their own name, text as it is and lists joined by a semicolon.
_AS_THEY_ARE = (
    *("type", "subtype", "action", "dates", "citation", "signing_date", "effective_on"),
    *("comments_close_on", "docket_ids", "toc_subject", "topics"),
)


class FederalRegisterDea(ApiSource):
    publisher = "Drug Enforcement Administration, in the Federal Register"
    home = "https://www.federalregister.gov/agencies/drug-enforcement-administration"
    listings = (f"https://www.federalregister.gov/api/v1/documents.json?{urlencode(_PARAMETERS)}",)
    keep = "all"
    delay = 2.0

    def records(self, answer: Page) -> Iterable[dict[str, Any]]:
        data = self.answer(answer)
        if "results" not in data and data.get("count") != 0:
            msg = f"neither results nor a count of 0, but {', '.join(data) or 'nothing'}"
            raise LayoutError(msg)
        return list(data.get("results", []))

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "document_number")

    def link(self, key: str, record: dict[str, Any]) -> Link:
        raw_text = record.get("raw_text_url")
        return Link(key=key, parts=(raw_text,) if raw_text else ())

    def next_page(self, listing: Page) -> str | None:
        return self.answer(listing).get("next_page_url")

    def read(self, page: Page) -> Document:
        record = self.record(page)
        number = self.record_key(record)
        published = read_date(required(record, "publication_date"))
        if published is None:
            msg = f"publication_date is no date: {record['publication_date']!r}"
            raise LayoutError(msg)
        return Document(
            id=self.document_id(number),
            source=self.name,
            url=required(record, "html_url"),
            title=" ".join(required(record, "title").split()),
            text=_text(page, record),
            published_on=published[0],
            number=number,
            details=_details(record),
        )


def _text(page: Page, record: dict[str, Any]) -> str:
    """The full text where the link asked for it; the abstract where there is no raw text."""
    if not page.parts:
        return plain(record.get("abstract") or "")
    try:
        return unwrap(page.parts[0].text)
    except NoRawText as error:
        msg = f"{page.parts[0].url}: {error}"
        raise LayoutError(msg) from error


def _details(record: dict[str, Any]) -> dict[str, str]:
    """What the register labels itself; what a record lacks or leaves empty is left out."""
    agencies = [agency.get("name") or agency["raw_name"] for agency in record.get("agencies", [])]
    parts = [f"{cfr['title']} CFR {cfr['part']}" for cfr in record.get("cfr_references") or []]
    corrections = [_number(url) for url in record.get("corrections") or []]
    labelled = {name: _as_text(record.get(name)) for name in _AS_THEY_ARE} | {
        "agencies": "; ".join(agencies),
        "cfr_references": "; ".join(parts),
        "rin": _as_text(record.get("regulation_id_numbers")),
        "correction_of": _number(record.get("correction_of") or ""),
        "corrections": "; ".join(corrections),
    }
    return {name: plain(text) for name, text in labelled.items() if text}


def _as_text(value: str | list[str] | None) -> str:
    return "; ".join(value) if isinstance(value, list) else (value or "")


def _number(url: str) -> str:
    """A document's number, from the address of its record."""
    return url.split("?")[0].rstrip("/").rsplit("/", 1)[-1].removesuffix(".json")
