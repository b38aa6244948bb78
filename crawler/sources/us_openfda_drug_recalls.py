"""Recalls of the topic's drug, from the enforcement reports of the Food and Drug Administration.

- 2026-10: drug/enforcement.json is renewed weekly (documented); `recall_number` is the identity,
  and one `event_id` has many of them, one a product. Dates are written YYYYMMDD; the document's is
  `report_date`, the day of the enforcement report. 41 of 16,908 recalls of 2012 to 2025 name
  the shipped topic in product or reason (an export of the same facts).
- 2026-10: a recall goes Ongoing, Completed, Terminated; `status` and `termination_date` may lag,
  says the FDA. Each change is a revision. What openFDA is like: crawler/publishers/openfda.py.

Unconfirmed: how soon after a firm's announcement (us_fda_medwatch) the report follows.
robots.txt of api.fda.gov: not recorded, asked like everywhere. Licence: CC0, public domain.
"""

from __future__ import annotations

from datetime import timedelta
from textwrap import shorten
from typing import Any

from crawler.publishers.openfda import OpenFdaSource, either, labelled, line, record_address, stated
from crawler.source.page import Page
from crawler.source.source import required, required_date
from store.log.document import Document

_TEXT = {
    "reason_for_recall": "Reason for recall",
    "product_description": "Product",
    "product_quantity": "Quantity",
    "code_info": "Codes",
    "more_code_info": "More codes",
    "distribution_pattern": "Distribution",
}
_DETAILS = (
    *("recalling_firm", "classification", "status", "event_id"),
    *("recall_initiation_date", "center_classification_date", "report_date", "termination_date"),
    *("voluntary_mandated", "initial_firm_notification"),
    *("address_1", "address_2", "city", "state", "postal_code", "country"),
)


class OpenFdaDrugRecalls(OpenFdaSource):
    pulse_listing = "https://api.fda.gov/drug/enforcement.json?limit=1"
    home = "https://open.fda.gov/apis/drug/enforcement/"
    cadence = timedelta(days=7)

    def searches(self) -> tuple[str, ...]:
        asked = either("product_description", self.topic.query.phrases)
        newest = "sort=report_date:desc&limit=100"
        return (f"https://api.fda.gov/drug/enforcement.json?search={asked}&{newest}",)

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "recall_number")

    def read(self, page: Page) -> Document:
        record = self.record(page)
        number = self.record_key(record)
        reported = required_date(record, "report_date")
        product = shorten(line(record, "product_description"), 100, placeholder=" \u2026")
        return Document(
            id=self.document_id(number),
            source=self.name,
            url=record_address("enforcement", "recall_number", number),
            title=f"Recall by {line(record, 'recalling_firm')}: {product}",
            text=labelled(record, _TEXT),
            published_on=reported[0],
            precision=reported[1],
            number=number,
            details=stated(record, _DETAILS),
        )
