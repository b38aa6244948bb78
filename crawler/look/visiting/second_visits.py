"""Second visits: known documents whose pages are due and that no listing showed, since it is
unmodified or lists them no more."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from crawler.look.asking.fetcher import Fetcher
from crawler.look.look import Look
from crawler.look.visiting.offers import Offer
from crawler.look.visiting.visits import Visits
from crawler.source.page import Link
from crawler.source.server_answer import page_of
from store.log.document import Capture
from store.views.views import KnownDocument

#: Documents whose captures are read from the log at once.
_TOGETHER = 1000


def second_visits(
    look: Look, listed: Collection[str], *, visits: Visits, fetcher: Fetcher
) -> Iterator[Offer]:
    """The visits to documents that are not among the ids `listed`."""
    due = (
        known
        for known in look.past.documents.values()
        if known.id not in listed and _is_due(look, known, visits)
    )
    listings = KeptListings(look, visits, fetcher)
    while some := list(islice(due, _TOGETHER)):
        visits.recall([known.id for known in some])
        for known in some:
            if link := _link(known, visits.before(known), listings):
                yield Offer(id=known.id, link=link, known=known)


def _is_due(look: Look, known: KnownDocument, visits: Visits) -> bool:
    """Whether a document's pages are to be asked again. An archive has its listings too."""
    return not (look.day and known.record is not None) and visits.due(known, known.capture_url)


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

    def __init__(self, look: Look, visits: Visits, fetcher: Fetcher) -> None:
        self._source = look.source
        self._visits = visits
        self._fetcher = fetcher
        self._sha256 = ""
        #: The links of the listing that was read last, by key: records of one follow each other.
        self._links: Mapping[str, Link] = {}

    def pages_never_had(self, record: Capture) -> tuple[str, ...]:
        """The pages a record leads to."""
        if not self._source.stands_alone:
            return ()
        if record.sha256 != self._sha256:
            listing = self._fetcher.stored(record)
            links = self._visits.understood(self._source.links, page_of(listing)) if listing else ()
            self._sha256 = record.sha256
            self._links = {name: link for link in links or () for name in (*link.former, link.key)}
        link = self._links.get(record.record or "")
        return link.parts if link else ()
