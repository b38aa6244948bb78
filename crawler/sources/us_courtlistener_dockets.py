"""Federal dockets in the RECAP archive of CourtListener whose papers mention the topic.

API v4 search, `type=r`: dockets with some of their documents nested. Read in the server's own code
(freelawproject/courtlistener, 2026-08) and a recorded answer (2026-07).

2026-05: without a token 100 requests a day, with one of a free account 5 a minute, 50 an hour and
125 a day. 20 dockets an answer; `next` holds an opaque cursor and is followed as given. Newest
entry first, so a docket comes back whenever something is filed in it. camelCase and snake_case are
mixed. `count` is rough above 10,000. Only the (up to three) documents that match best are nested
(`meta.more_docs`): the text is what the search shows, not the docket. A snippet is the beginning of
a document, so a docket that mentions the topic only further on is found by the server and not kept;
`keep = "all"` in the settings keeps it.

Left out: `meta.timestamp` and `score` change with every indexing. The server collects parties in a
set and ranks nested documents by score, so both are sorted: their order alone is no revision.

Unconfirmed: whether attribution is demanded (we name and link it); a maintenance window on Thursday
nights, Pacific time (one source). Licence: filings are public records; names in them are personal
data.
robots.txt disallows everything to everyone, while its header points programs to this API: see
`robots_exception`. /docket/ pages are linked, never fetched.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote_plus

from crawler.source.page import Link, Page
from crawler.source.prose import plain
from crawler.source.source import ApiSource, objects, required, required_date
from store.log.document import Document

_SEARCH = "https://www.courtlistener.com/api/rest/v4/search/"
_ORDER = ("entry_date_filed", "entry_number", "document_number", "attachment_number", "id")
_DETAILS = ("court", "court_id", "dateTerminated", "cause", "suitNature", "pacer_case_id")


class CourtListenerDockets(ApiSource):
    publisher = "CourtListener, Free Law Project (RECAP Archive)"
    home = "https://www.courtlistener.com/recap/"
    tier = "court"
    cadence = timedelta(hours=6)
    credential = "courtlistener"
    credential_optional = True
    credential_header = ("Authorization", "Token {}")
    delay = 10.0
    requests_a_day = 40
    robots_exception = (
        "CourtListener offers /api/rest/v4/ to programs and points to it from robots.txt, "
        "which disallows the whole site; nothing but the API is asked."
    )

    def searches(self) -> tuple[str, ...]:
        asked = quote_plus(" OR ".join(self.topic.query.phrases))
        return (f"{_SEARCH}?type=r&q={asked}&order_by=entry_date_filed+desc",)

    def records(self, answer: Page) -> list[dict[str, Any]]:
        return objects(self.answer(answer), "results")

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "docket_id")

    def link(self, key: str, record: dict[str, Any]) -> Link:
        return Link(key=key, preview=f"{_line(record, 'caseName')}\n\n{_text(record)}")

    def next_page(self, listing: Page) -> str | None:
        following = self.answer(listing).get("next")
        return str(following) if following else None

    def read(self, page: Page) -> Document:
        record = self.record(page)
        details = {name: _line(record, name) for name in _DETAILS}
        details["judge"] = _line(record, "assignedTo")
        return Document(
            id=self.document_id(self.record_key(record)),
            source=self.name,
            url=f"https://www.courtlistener.com{required(record, 'docket_absolute_url')}",
            title=" ".join(plain(required(record, "caseName")).split()),
            text=_text(record),
            published_on=required_date(record, "dateFiled")[0],
            number=_line(record, "docketNumber") or None,
            details={name: value for name, value in details.items() if value},
        )


def _line(record: dict[str, Any], name: str) -> str:
    """A field as plain text on one line; empty where it is missing, null or empty."""
    value = record.get(name)
    return "" if value is None else " ".join(plain(str(value)).split())


def _text(record: dict[str, Any]) -> str:
    """Parties, cause, nature of suit, then the nested documents in the order of the docket."""
    parties = "; ".join(sorted(plain(str(party)) for party in record.get("party") or []))
    named = (
        ("Parties", parties),
        ("Cause", _line(record, "cause")),
        ("Nature of suit", _line(record, "suitNature")),
    )
    paragraphs = [f"{name}: {value}" for name, value in named if value]
    described = ""
    for paper in sorted(objects(record, "recap_documents"), key=_place):
        description = _line(paper, "description")
        # The attachments of one entry all carry the entry's description; once is enough.
        paragraphs += [_heading(paper), description if description != described else ""]
        paragraphs.append(plain(str(paper.get("snippet") or "")))
        described = description
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _place(paper: dict[str, Any]) -> tuple[str, ...]:
    """Where a paper stands in its docket; numbers are padded, for they may be missing or text."""
    return tuple(_line(paper, name).rjust(12) for name in _ORDER)


def _heading(paper: dict[str, Any]) -> str:
    """`2026-03-31, document 29-3: Exhibits 1 to 42`, as far as it is given."""
    numbers = (_line(paper, name) for name in ("document_number", "attachment_number"))
    number, title = "-".join(filter(None, numbers)), _line(paper, "short_description")
    place = ", ".join(
        filter(None, (_line(paper, "entry_date_filed"), number and f"document {number}"))
    )
    return ": ".join(filter(None, (place, title)))
