"""Documents of the Federal Register, whoever asks for which: what its API says of them and means.

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
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from crawler.publishers.gpo_text import register_text
from crawler.source.page import Link, Page
from crawler.source.prose import plain
from crawler.source.source import ApiSource, LayoutError, required, required_date
from store.log.document import Document

_FIELDS = (
    *("title", "type", "subtype", "abstract", "action", "dates", "agencies", "citation"),
    *("document_number", "html_url", "raw_text_url", "publication_date", "signing_date"),
    *("effective_on", "comments_close_on", "docket_ids", "regulation_id_numbers"),
    *("cfr_references", "correction_of", "corrections", "toc_subject", "topics"),
)
#: Fields that are kept under their own name, text as it is and lists joined by a semicolon.
_AS_THEY_ARE = (
    *("type", "subtype", "action", "dates", "citation", "signing_date", "effective_on"),
    *("comments_close_on", "docket_ids", "toc_subject", "topics"),
)


_DOCUMENTS = "https://www.federalregister.gov/api/v1/documents.json"


def newest(condition: str, value: str) -> str:
    """The address of the newest documents; `condition` as the API writes it: `[term]`."""
    parameters = [
        (f"conditions{condition}", value),
        ("order", "newest"),
        ("per_page", "100"),
        *(("fields[]", name) for name in _FIELDS),
    ]
    return f"{_DOCUMENTS}?{urlencode(parameters)}"


class FederalRegisterSource(ApiSource):
    """The documents a query finds, each with its raw text."""

    pulse_listing = f"{_DOCUMENTS}?order=newest&per_page=1&fields[]=publication_date"
    keep = "all"
    delay = 2.0

    def records(self, answer: Page) -> Iterable[dict[str, Any]]:
        data = self.answer(answer)
        if "results" not in data and data.get("count") != 0:
            msg = f"neither results nor a count of 0, but {', '.join(data) or 'nothing'}"
            raise LayoutError(msg)
        return list(data.get("results", []))

    def pulse(self, answer: Page) -> date | None:
        """The day of the newest issue, whoever's documents are in it: there is one every working
        day."""
        days = [required_date(record, "publication_date")[0] for record in self.records(answer)]
        return max(days, default=None)

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "document_number")

    def link(self, key: str, record: dict[str, Any]) -> Link:
        return Link(key=key, parts=raw_text_parts(record))

    def next_page(self, listing: Page) -> str | None:
        return self.answer(listing).get("next_page_url")

    def read(self, page: Page) -> Document:
        record = self.record(page)
        number = self.record_key(record)
        return Document(
            id=self.document_id(number),
            source=self.name,
            url=required(record, "html_url"),
            title=titled(record),
            text=register_text(page.parts[0])
            if page.parts
            else plain(record.get("abstract") or ""),
            published_on=required_date(record, "publication_date")[0],
            number=number,
            details=_details(record),
        )


def agencies(record: dict[str, Any]) -> str:
    """The agencies of a record, by the register's names where it knows them."""
    return "; ".join(
        agency.get("name") or agency["raw_name"] for agency in record.get("agencies", [])
    )


def as_text(value: str | list[str] | None) -> str:
    """A field's value on one line; empty where there is none."""
    return "; ".join(value) if isinstance(value, list) else (value or "")


def titled(record: dict[str, Any]) -> str:
    """A record's title on one line; raises LayoutError where it has none."""
    return " ".join(required(record, "title").split())


def raw_text_parts(record: dict[str, Any]) -> tuple[str, ...]:
    """The address of a record's raw text, where it states one."""
    address = record.get("raw_text_url")
    return (address,) if address else ()


def _details(record: dict[str, Any]) -> dict[str, str]:
    """What the register labels itself; what a record lacks or leaves empty is left out."""
    parts = [f"{cfr['title']} CFR {cfr['part']}" for cfr in record.get("cfr_references") or []]
    corrections = [_number(url) for url in record.get("corrections") or []]
    labelled = {name: as_text(record.get(name)) for name in _AS_THEY_ARE} | {
        "agencies": agencies(record),
        "cfr_references": "; ".join(parts),
        "rin": as_text(record.get("regulation_id_numbers")),
        "correction_of": _number(record.get("correction_of") or ""),
        "corrections": "; ".join(corrections),
    }
    return {name: plain(text) for name, text in labelled.items() if text}


def _number(url: str) -> str:
    """A document's number, from the address of its record."""
    return url.split("?")[0].rstrip("/").rsplit("/", 1)[-1].removesuffix(".json")
