"""Bills of Congress whose text mentions the topic: the search of GovInfo, and the text of each.

Congress.gov has no search by word in its API and answers programs with 403 on its pages (2026-07),
so the Government Publishing Office is asked, whose search reads the bills themselves.

History of the source:

- 2023-08: POST /search (public preview) with `query`, `pageSize`, `offsetMark`, `sorts`; an answer
  in the publisher's own samples (usgpo/api) has `results` with `title`, `packageId`, `granuleId`,
  `lastModified`, `governmentAuthor`, `dateIssued`, `collectionCode`, `resultLink`, `dateIngested`,
  `download`. That answer is of another collection: for BILLS the shape is UNCONFIRMED.
- 2026-02: limits 36,000 requests an hour with a key of api.data.gov, in `X-Api-Key`.
- 2026-08: words apart by a space are joined by "and"; `publishdate` can be sorted by; `pageSize` is
  1,000 at most (the publisher's help, read by one program). `historical` is left at its default,
  false; whether that drops earlier versions of a bill is unconfirmed.
- 2026-09: texts are at /content/pkg/ID/html/ID.htm without a key (more than five programs): HTML
  around one `pre`, which begins with lines in brackets and `<DOC>`.

A package is one version of one bill (BILLS-119hr1234ih), and one document: versions are not edited,
the next one has an id of its own. The hundred newest are asked for; the cursor of the following
answer would have to be sent in the body, so there is no next page. `lastModified`, `dateIngested`
and `download` say nothing of the bill and are left out.
robots.txt: not recorded; asked and obeyed. Licence: work of the US government, public domain.
"""

from __future__ import annotations

import json
import re
from typing import Any

from crawler.publishers.bill_text import bill_text
from crawler.source.page import Link, Page
from crawler.source.prose import one_line
from crawler.source.publisher_dates import read_date
from crawler.source.source import ApiSource, LayoutError, objects, required
from store.log.document import Document

_QUESTION = {
    "pageSize": "100",
    "offsetMark": "*",
    "resultLevel": "package",
    "sorts": [{"field": "publishdate", "sortOrder": "DESC"}],
}
_PACKAGE = re.compile(r"BILLS-(\d+)(hconres|hjres|hres|hr|sconres|sjres|sres|s)(\d+)[a-z0-9]+")
_NUMBERS = {
    "hr": "H.R.",
    "s": "S.",
    "hres": "H.Res.",
    "sres": "S.Res.",
    "hjres": "H.J.Res.",
    "sjres": "S.J.Res.",
    "hconres": "H.Con.Res.",
    "sconres": "S.Con.Res.",
}


class CongressBills(ApiSource):
    publisher = "US Congress, in GovInfo of the Government Publishing Office"
    home = "https://www.govinfo.gov/app/collection/bills"
    listings = ("https://api.govinfo.gov/search",)
    listing_headers = {"Content-Type": "application/json"}  # noqa: RUF012 (read only, see Source)
    credential = "api_data_gov"
    delay = 2.0
    pages = 1

    @property
    def listing_body(self) -> bytes:
        query = f"{self.topic.query.phrases[0]} collection:BILLS"
        return json.dumps({"query": query, **_QUESTION}).encode()

    def records(self, answer: Page) -> list[dict[str, Any]]:
        return objects(self.answer(answer), "results")

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "packageId")

    def link(self, key: str, record: dict[str, Any]) -> Link:
        return Link(key=key, parts=(f"https://www.govinfo.gov/content/pkg/{key}/html/{key}.htm",))

    def read(self, page: Page) -> Document:
        record = self.record(page)
        package, issued = self.record_key(record), read_date(required(record, "dateIssued"))
        found = _PACKAGE.fullmatch(package)
        if not (found and issued and page.parts):
            msg = f"{package}: no version of a bill with a date of issue and a text"
            raise LayoutError(msg)
        version, text = bill_text(page.parts[0])
        authors = "; ".join(one_line(name) for name in record.get("governmentAuthor") or [])
        details = {"congress": found[1], "version": version, "authors": authors}
        return Document(
            id=self.document_id(package),
            source=self.name,
            url=f"https://www.govinfo.gov/app/details/{package}",
            title=one_line(required(record, "title")),
            text=text,
            published_on=issued[0],
            number=f"{_NUMBERS[found[2]]} {found[3]}",
            details={name: said for name, said in details.items() if said},
        )
