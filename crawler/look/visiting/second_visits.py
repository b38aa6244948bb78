"""Second visits: known documents whose pages are due and that no listing showed, since it is
unmodified or lists them no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from crawler.look.look import Findings, Look
from crawler.look.visiting.choices import asks_again
from crawler.look.visiting.offers import Offer
from crawler.look.visiting.recalled import RecalledDocuments
from crawler.look.visiting.understood import understood
from crawler.source.page import Link
from crawler.source.server_answer import page_of
from store.log.document import Capture
from store.views.views import KnownDocument

#: Documents whose captures are read from the log at once.
_TOGETHER = 1000


def second_visits(look: Look, findings: Findings, recalled: RecalledDocuments) -> Iterator[Offer]:
    """The visits to documents that this look has not found on offer."""
    due = (
        known
        for known in look.past.documents.values()
        if known.id not in findings.listed and _is_due(look, known, recalled)
    )
    listings = KeptListings(look, findings, recalled)
    while some := list(islice(due, _TOGETHER)):
        recalled.recall([known.id for known in some])
        for known in some:
            if link := _link(known, recalled.before(known), listings):
                yield Offer(id=known.id, link=link, known=known)


def _is_due(look: Look, known: KnownDocument, recalled: RecalledDocuments) -> bool:
    """Whether a document's pages are to be asked again. An archive has its listings too."""
    if look.day and known.record is not None:
        return False
    return asks_again(look, known, known.capture_url, recalled.before)


def _link(known: KnownDocument, before: Capture | None, listings: KeptListings) -> Link | None:
    """What to ask again; None of a record that leads to no page."""
    parts = tuple(part.url for part in before.parts) if before else ()
    if known.record is None:
        return Link(key=known.id, url=known.capture_url, parts=parts)
    if before is None:
        return None
    parts = parts or listings.pages_never_had(before)
    return Link(key=known.record, parts=parts) if parts else None


class KeptListings:
    """What the listings that are kept say of records whose pages were never had."""

    def __init__(self, look: Look, findings: Findings, recalled: RecalledDocuments) -> None:
        self._look = look
        self._findings = findings
        self._recalled = recalled
        self._sha256 = ""
        #: The links of the listing that was read last, by key: records of one follow each other.
        self._links: Mapping[str, Link] = {}

    def pages_never_had(self, record: Capture) -> tuple[str, ...]:
        """The pages a record leads to."""
        if not self._look.source.stands_alone:
            return ()
        if record.sha256 != self._sha256:
            self._sha256 = record.sha256
            links = self._read(record)
            self._links = {name: link for link in links for name in (*link.former, link.key)}
        link = self._links.get(record.record or "")
        return link.parts if link else ()

    def _read(self, record: Capture) -> list[Link]:
        """The links of the listing that a record came with."""
        listing = self._recalled.answer(record)
        if listing is None:
            return []
        links = self._look.source.links
        return understood(self._look, self._findings, links, page_of(listing)) or []
