"""Documents on public inspection: filed with the Office of the Federal Register, not yet printed.

- 2026-10: `current.json` holds the whole issue, about 100 documents (one live report, 2026-10-02),
  and takes no conditions; kept are those of the DEA and those whose title or subjects touch the
  topic, about one a day. It answers at the release slots 08:45, 11:15, 14:00 (rare), 16:15 and
  18:00 Eastern on business days (two reports); a shared cache may be over an hour old.
- 2026-10: what is filed here is printed a few days later under the same `document_number`. This is
  the filed document, with the day and time of filing; the printed one is a document of its own in
  us_fr_dea_documents or its sister for the topic.
- 2026-10: a document withdrawn after filing loses `filed_at` and `publication_date` and gains an
  `editorial_note` (two reports); the note then stands before the text, and there is no date.
- 2026-10: raw texts are served as text/plain and are not behind the CAPTCHA (one report, one text).
  They come from a PDF: lines are as they stand on paper. Unconfirmed: whether every document has
  one from the moment it is filed; where none is named, the subjects are the text.

Left out, as they change without an edit: `last_public_inspection_issue` (a filing of the evening is
listed again the next day), `page_views`, `pdf_updated_at`, `pdf_url` (ends in a time stamp).
robots.txt names /public-inspection/search, not /api/ or /public-inspection/raw_text/. Licence:
1 CFR 2.6, free to reproduce; the text is not yet the official one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from crawler.publishers.federal_register import agencies, as_text, raw_text_parts, titled
from crawler.publishers.gpo_text import register_text
from crawler.source.page import Link, Page
from crawler.source.prose import plain
from crawler.source.publisher_dates import eastern_day
from crawler.source.source import ApiSource, objects, required
from enforcement.topics import Topic
from store.log.document import Document

_SUBJECTS = ("subject_1", "subject_2", "subject_3")
_DETAILS = ("type", "filing_type", "docket_numbers", "editorial_note", "publication_date")


class FederalRegisterPublicInspection(ApiSource):
    publisher = "Office of the Federal Register, public inspection"
    home = "https://www.federalregister.gov/public-inspection/current"
    listings = ("https://www.federalregister.gov/api/v1/public-inspection-documents/current.json",)
    empty_status = 200
    cadence = timedelta(hours=3)
    keep = "all"
    delay = 2.0

    def records(self, answer: Page) -> Iterable[dict[str, Any]]:
        records = objects(self.answer(answer), "results")
        return [record for record in records if _wanted(record, self.topic)]

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "document_number")

    def link(self, key: str, record: dict[str, Any]) -> Link:
        return Link(key=key, parts=raw_text_parts(record))

    def read(self, page: Page) -> Document:
        record = self.record(page)
        number = self.record_key(record)
        filed = _filed_at(record)
        details = {name: as_text(record.get(name)) for name in _DETAILS} | {
            "agencies": agencies(record),
            "filed_at": filed.isoformat() if filed else "",
        }
        return Document(
            id=self.document_id(number),
            source=self.name,
            url=required(record, "html_url"),
            title=titled(record),
            text=_text(page, record),
            published_on=eastern_day(filed) if filed else None,
            precision="instant" if filed else "day",
            number=number,
            details={name: plain(text) for name, text in details.items() if text},
        )


def _wanted(record: dict[str, Any], about: Topic) -> bool:
    slugs = [agency.get("slug") for agency in record.get("agencies", [])]
    said = " ".join(record.get(name) or "" for name in ("title", *_SUBJECTS))
    return "drug-enforcement-administration" in slugs or about.touches(said)


def _filed_at(record: dict[str, Any]) -> datetime | None:
    """When it was filed, UTC, whichever offset it is written with; None once it is withdrawn."""
    stated = record.get("filed_at")
    return datetime.fromisoformat(stated).astimezone(UTC) if stated else None


def _text(page: Page, record: dict[str, Any]) -> str:
    """The editorial note, then the raw text, or else the subjects."""
    body = "\n".join(record.get(name) or "" for name in _SUBJECTS)
    for raw in page.parts:
        # A page in HTML is either the layout of a printed document or an error, which is refused.
        body = register_text(raw) if raw.body.lstrip().startswith(b"<") else raw.text
    return plain(f"{record.get('editorial_note') or ''}\n\n{body}")
