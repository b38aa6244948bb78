"""Documents on regulations.gov that its own search finds for the topic, of all agencies.

API v4 (GSA/open-gsa-redesign, 2026-08); a recorded answer of 25 documents (2026-07) read.

2026-07: the answer is JSON:API: the id is in `data[].id`, the rest in `attributes`. `postedDate`
and `commentStartDate` are UTC instants of Eastern midnights (25 and 6 of those recorded), so they
are days. `meta.hasNextPage` tells whether there is more; at most 20 pages of 250. Comments are
another collection, which is not asked: they are many, and are people's letters.
2026-08: a key of api.data.gov is needed, in `X-Api-Key`; 1,000 requests an hour.

The search reads the documents' own text, an answer has their titles only: so everything found is
kept, and the text is what the record says of the document. The documents themselves are files for
download; those of the Federal Register are read by us_fr_dea_documents and its sisters.
Left out: `lastModifiedDate`, `objectId`, `openForComment` and `withinCommentPeriod` (they follow
the clock), `highlightedContent` (cut around search words, empty in 25 of 25). A comment period that
is extended, or a withdrawal, is a revision.

Unconfirmed: that `commentEndDate` is the last second of the last day, Eastern time (null in 25 of
25); whether the search finds a word inside attachments.
robots.txt: not recorded; asked and obeyed. Licence: works of the US government, public domain;
supporting material may be that of others.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from w3lib.url import add_or_replace_parameter

from crawler.source.page import Page
from crawler.source.prose import one_line
from crawler.source.publisher_dates import read_date
from crawler.source.source import ApiSource, objects, required, required_date
from store.log.document import Document

_PARAMETERS = {"sort": "-postedDate", "page[size]": "250"}
_LABELS = {
    "agency": "agencyId",
    "type": "documentType",
    "subtype": "subtype",
    "docket": "docketId",
    "fr_document_number": "frDocNum",
    "comments_open_on": "commentStartDate",
    "comments_close_on": "commentEndDate",
}
_MOST_PAGES = 20


class RegulationsGovDocuments(ApiSource):
    publisher = "Regulations.gov, General Services Administration"
    home = "https://www.regulations.gov/search/document"
    credential = "api_data_gov"
    keep = "all"
    delay = 4.0

    def searches(self) -> tuple[str, ...]:
        asked = urlencode({"filter[searchTerm]": self.topic.query.phrases[0], **_PARAMETERS})
        return (f"https://api.regulations.gov/v4/documents?{asked}",)

    def records(self, answer: Page) -> list[dict[str, Any]]:
        return objects(self.answer(answer), "data")

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "id")

    def next_page(self, listing: Page) -> str | None:
        meta = self.answer(listing).get("meta") or {}
        number = int(meta.get("pageNumber") or 1)
        if not meta.get("hasNextPage") or number >= _MOST_PAGES:
            return None
        return add_or_replace_parameter(listing.url, "page[number]", str(number + 1))

    def read(self, page: Page) -> Document:
        record = self.record(page)
        number, attributes = self.record_key(record), record.get("attributes") or {}
        details = _details(attributes)
        return Document(
            id=self.document_id(number),
            source=self.name,
            url=f"https://www.regulations.gov/document/{number}",
            title=one_line(required(attributes, "title")),
            text="\n".join(f"{name.replace('_', ' ')}: {said}" for name, said in details.items()),
            published_on=required_date(attributes, "postedDate")[0],
            number=number,
            details=details,
        )


def _details(attributes: dict[str, Any]) -> dict[str, str]:
    """What the record states; instants as the Eastern day they fall on."""
    found = {label: one_line(str(attributes.get(name) or "")) for label, name in _LABELS.items()}
    for label in ("comments_open_on", "comments_close_on"):
        stated = read_date(found[label])
        found[label] = stated[0].isoformat() if stated else found[label]
    found["withdrawn"] = "yes" if attributes.get("withdrawn") else ""
    return {label: said for label, said in found.items() if said}
