"""Shortages of the topic's drug, from the drug shortage list of the Food and Drug Administration.

- 2026-10: drug/shortages.json is renewed daily (documented). Its documentation says dates are
  YYYYMMDD; three programs read 08/07/2026; both are read. The document's date is the first posting.
- 2019 to 2025: in 18 saved copies of the list 10 to 16 packages of the shipped topic, Current until
  2024 and Resolved in 2025; each `package_ndc` once, under companies whose names are respelt. Of
  other drugs 22 to 28 packages of about 1,950 stand twice, with two postings or two companies:
  then the latest posting counts. Packages come and go without a word, which is no withdrawal.
- Left out: `update_date`, `change_date` and `update_type`, as firms only reverify what they said
  (from copy to copy in 2 of 10 cases), and `contact_info`, which is renumbered. Availability,
  reason, notes and status are what changes. What openFDA is like: crawler/publishers/openfda.py.

Unconfirmed: whether it is on the list today; without it the answer is a 404.
robots.txt of api.fda.gov: not recorded, asked like everywhere. Licence: CC0, public domain.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from crawler.publishers.openfda import OpenFdaSource, either, labelled, line, record_address, stated
from crawler.source.page import Page
from crawler.source.publisher_dates import read_date
from crawler.source.source import required
from store.log.document import Document

_TEXT = {
    "presentation": "Presentation",
    "status": "Status",
    "availability": "Availability",
    "shortage_reason": "Reason for shortage",
    "related_info": "Related information",
    "resolved_note": "Resolved",
}
_DETAILS = (
    *("generic_name", "proprietary_name", "company_name", "dosage_form", "strength"),
    *("therapeutic_category", "related_info_link", "discontinued_date"),
)


class OpenFdaDrugShortages(OpenFdaSource):
    pulse_listing = "https://api.fda.gov/drug/shortages.json?limit=1"
    home = "https://open.fda.gov/apis/drug/drugshortages/"

    def searches(self) -> tuple[str, ...]:
        asked = f"{either('generic_name', self.topic.query.phrases)}&limit=100"
        return (f"https://api.fda.gov/drug/shortages.json?search={asked}",)

    def records(self, answer: Page) -> list[dict[str, Any]]:
        """The latest posting first, as a package may be listed twice."""
        return sorted(super().records(answer), key=_place, reverse=True)

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "package_ndc")

    def read(self, page: Page) -> Document:
        record = self.record(page)
        package = self.record_key(record)
        return Document(
            id=self.document_id(package),
            source=self.name,
            url=record_address("shortages", "package_ndc", package),
            title=f"Drug shortage list: {_named(record)}",
            text=labelled(record, _TEXT),
            published_on=_posted_on(record),
            number=package,
            details=stated(record, _DETAILS),
        )


def _named(record: dict[str, Any]) -> str:
    """Drug, company and package; not the state it is in, which changes."""
    package = f"NDC {line(record, 'package_ndc')}"
    named = (required(record, "generic_name"), line(record, "company_name"), package)
    return ", ".join(filter(None, named))


def _posted_on(record: dict[str, Any]) -> date | None:
    posted = read_date(line(record, "initial_posting_date"))
    return posted[0] if posted else None


def _place(record: dict[str, Any]) -> tuple[date, str]:
    return _posted_on(record) or date.min, line(record, "company_name")
