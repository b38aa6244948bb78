"""A visit to one document: the first, or one of those that follow it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from crawler.look.asking.fetcher import Fetcher
from crawler.look.look import Findings, Look
from crawler.look.visiting.false_sights import false_sight
from crawler.look.visiting.offers import Offer, mark
from crawler.look.visiting.redated import dated_like, is_redated
from crawler.look.visiting.revisit import is_due
from crawler.source.page import Page
from crawler.source.server_answer import ServerAnswer, capture_of, page_of, reading_of
from store.documents.decide import decide
from store.documents.known import Known, read_all_known
from store.log import database
from store.log.document import Capture, Document, Reading
from store.views.views import KnownDocument

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Visits:
    """Visits documents during one look."""

    def __init__(
        self, look: Look, findings: Findings, fetcher: Fetcher, store: database.Engine
    ) -> None:
        self._look = look
        self._findings = findings
        self._fetcher = fetcher
        self._store = store
        #: What the log knows of the documents that are next, by id.
        self._known: dict[str, Known] = {}
        #: Pages that several documents are read from, and those of them that were asked.
        self._shared: set[str] = set()
        self._answers: dict[str, ServerAnswer | None] = {}

    def recall(self, known: Sequence[str]) -> None:
        """Read in the log, at once, what is known of these documents; they are visited next."""
        self._known = {}
        if known:
            with database.reading(self._store) as connection:
                self._known = read_all_known(connection, known)

    def share(self, addresses: Collection[str]) -> None:
        """Ask for these pages once in this look, though several documents are read from them."""
        self._shared.update(addresses)

    def wanted(self, offer: Offer) -> bool:
        """Whether a document is to be read in this look.

        A known one is when it is due, or costs nothing; an unknown one unless it was read before
        and passed over, or its preview lacks the topic. One whose content was erased never is.
        """
        if offer.id in self._look.past.erased:
            return False
        if offer.known:
            # Of one that is gone, the page alone tells whether it is back.
            listed = offer.listing is not None and not (offer.known.withdrawn and offer.addresses)
            return listed or self.due(offer.known, offer.addresses[0])
        if self._look.keep == "all":
            return True
        if offer.id in self._look.past.passed_over and not self._announced_anew(offer):
            return False
        preview = offer.link.preview
        return preview is None or self._look.source.topic.touches(preview)

    def can_wait(self, offer: Offer) -> bool:
        """Whether a visit asks for pages that were seen before, or that failed."""
        if offer.known and any(self.due(offer.known, address) for address in offer.addresses):
            return True
        return not self._look.past.failing.isdisjoint(offer.addresses)

    def due(self, known: KnownDocument, url: str) -> bool:
        """Whether an address of a known document is to be asked again: by its age, or daily while
        its page is missing or was last seen nearly empty. An archive is asked for whatever it has
        that is newer."""
        look = self._look
        if look.day:
            at = look.day.captured_at(url)
            return at is not None and at > self._last_seen(known)
        missing = known.id in look.past.suspects and not known.withdrawn
        in_doubt = missing or known.seen_empty
        return in_doubt or is_due(known.id, known.first_seen.date(), look.at.date())

    async def visit(self, offer: Offer) -> Reading | None:
        """What there is to record; None where there is nothing new, or nothing to go on."""
        before = self.before(offer.known) if offer.known else None
        main = offer.listing or await self._main(offer, before)
        if main is None:
            return None
        # An archived listing may tell no more of a record than is known.
        is_old = before is not None and main.capture.fetched_at <= before.fetched_at
        if self._look.day and offer.listing and is_old:
            return None
        parts = await self._parts(offer, before)
        if parts is None and self._stands_alone(offer, before):
            parts = []
        if parts is None or capture_of(main, parts, offer.record) == before:
            return None
        return self._reading(offer, main, parts)

    def is_redated(self, listing: ServerAnswer, offers: Sequence[Offer]) -> bool:
        """Whether a listing dates anew what is known; that is noted."""
        redated = is_redated(
            self._look.source, listing, offers, before=self.before, stored=self._fetcher.stored
        )
        if redated:
            self._findings.redated.append(listing.capture.url)
        return redated

    def understood(
        self, read: Callable[[Page], T], page: Page, *, document: str | None = None
    ) -> T | None:
        """What a source reads out of a page; None, with the failure noted, where it cannot."""
        self._look.tell("read", self._look.source.name, page.url)
        try:
            return read(page)
        except ValueError as error:  # LayoutError, and what numbers, dates and JSON raise
            reason = " ".join(str(error).split())
        except Exception as error:  # a bug met on one page must not cost the others
            reason = f"{type(error).__name__}: {error}"
            self._findings.crash = f"{reason} in reading {page.url}"
            _log.exception("%s cannot read %s", self._look.source.name, page.url)
        if page.record is not None:
            reason = f"record {page.record}: {reason}"
        self._fetcher.fail(page.url, reason, document=document)
        return None

    def dated(self, published_on: date | None) -> None:
        """Take note of a date on offer."""
        newest = self._findings.newest
        if published_on and (newest is None or published_on > newest):
            self._findings.newest = published_on

    def before(self, known: KnownDocument) -> Capture | None:
        """The capture a known document was last read from."""
        if known.id not in self._known:
            with database.reading(self._store) as connection:
                self._known |= read_all_known(connection, [known.id])
        return self._known[known.id].capture

    def _reading(
        self, offer: Offer, main: ServerAnswer, parts: Sequence[ServerAnswer]
    ) -> Reading | None:
        """What answers say of a document; None where that is nothing new, or not to be kept."""
        document = self.understood(
            self._look.source.read,
            page_of(main, parts, offer.record),
            document=offer.known.id if offer.known else None,
        )
        known = self._known[offer.known.id] if offer.known else Known()
        if document and known.document and offer.keeps_day:
            document = dated_like(document, known.document)
        complete = len(parts) == len(offer.link.parts)
        if document is None or not self._kept(offer, document, complete=complete):
            return None
        known = self._known[offer.known.id] if offer.known else Known()
        pages = parts if offer.listing else (main, *parts)
        if why := false_sight(known, document, pages, partial(self._doubted, offer.id)):
            self._fetcher.disown(pages[-1].capture, why, document=offer.id)
            return None
        # A page that moved, and answers under another address, is the same document.
        reading = reading_of(replace(document, id=offer.id), main, parts, offer.record)
        # What is no news is not asked of the log a second time.
        return reading if decide(known, reading.document, reading.capture, None) else None

    def _doubted(self, but: str) -> Iterable[Known]:
        """What is known of the other documents that were last seen nearly empty."""
        known = self._look.past.documents.values()
        ids = [one.id for one in known if one.seen_empty and one.id != but]
        with database.reading(self._store) as connection:
            return read_all_known(connection, ids).values()

    def _announced_anew(self, offer: Offer) -> bool:
        """Whether the listing speaks of a document that was passed over in other words than it did
        then, or, where that is not known, names the topic."""
        before = self._look.past.passed_over[offer.id]
        if before:
            return mark(offer.said) != before
        return self._look.source.topic.touches(offer.said)

    def _stands_alone(self, offer: Offer, before: Capture | None) -> bool:
        """Whether a record is read without its pages, as these are not to be had.

        Not where they were had before: nothing was edited. Nor where they are had tomorrow, or on
        another day of the archive.
        """
        if not self._look.source.stands_alone or (before and before.parts):
            return False
        return self._look.day is None and self._findings.left.isdisjoint(offer.link.parts)

    async def _main(self, offer: Offer, before: Capture | None) -> ServerAnswer | None:
        """The page itself; what is kept of it where the server says it is unmodified."""
        url, known = offer.link.url, offer.known
        if url is None:  # a record that no listing shows: its page alone can have changed
            return self._fetcher.stored(before) if before else None
        if known is None:
            return await self._fetcher.ask(url)
        return await self._seen_again(known, url, before, known.id)

    async def _parts(self, offer: Offer, before: Capture | None) -> list[ServerAnswer] | None:
        """The further pages, in order; None where one is not to be had, or not asked for today."""
        urls = offer.link.parts
        earlier: Sequence[Capture | None] = before.parts if before else ()
        if len(earlier) != len(urls):
            earlier = [None] * len(urls)
        parts: list[ServerAnswer] = []
        for url, kept in zip(urls, earlier, strict=True):
            part = await self._part(offer, url, kept)
            if part is None:
                return None
            parts.append(part)
        return parts

    async def _part(self, offer: Offer, url: str, kept: Capture | None) -> ServerAnswer | None:
        """One further page. Those of a known document are taken from the store until they are due
        themselves; of a record that stands alone, a page that was never had waits until then."""
        alone = self._look.source.stands_alone
        if offer.known and not self.due(offer.known, url):
            if kept is None and alone:
                return None
            if kept and (stored := self._fetcher.stored(kept)):
                return stored
        # Where a page is all that a record stands for, it is gone with its page.
        document = offer.known.id if offer.known and kept and alone else None
        if url not in self._shared:
            return await self._asked(offer, url, kept, document)
        if url not in self._answers:
            self._answers[url] = await self._asked(offer, url, kept, document)
        elif self._answers[url] is None and document:
            self._fetcher.fail_likewise(url, document)
        return self._answers[url]

    async def _asked(
        self, offer: Offer, url: str, kept: Capture | None, document: str | None
    ) -> ServerAnswer | None:
        """A further page as the server has it; what is kept of it where it is unmodified."""
        if offer.known is None:
            return await self._fetcher.ask(url)
        return await self._seen_again(offer.known, url, kept, document)

    async def _seen_again(
        self, known: KnownDocument, url: str, before: Capture | None, document: str | None
    ) -> ServerAnswer | None:
        """A page of a known document, of which `document` is told where it cannot be had."""
        if before is None:
            return await self._fetcher.ask(url, document=document, titled=known.title)
        # One that is back, or whole again, is read, modified or not.
        anyway = known.withdrawn or known.seen_empty
        return await self._fetcher.again(
            url, before, document=document, titled=known.title, anyway=anyway
        )

    def _kept(self, offer: Offer, document: Document, *, complete: bool) -> bool:
        """Whether a document is recorded: every known one, and of others what the rule asks.
        `complete`: whether all pages it is read from were had."""
        self.dated(document.published_on)
        if offer.known or self._look.keep == "all":
            return True
        # A listing may say more than the document does, as the full text behind an excerpt.
        words = f"{document.title}\n\n{document.text}\n\n{offer.said}"
        if self._look.source.topic.touches(words):
            return True
        if complete and offer.addresses:  # it cost a request: once is enough
            self._findings.passed_over[offer.id] = mark(offer.said)
        return False

    def _last_seen(self, known: KnownDocument) -> datetime:
        """When it was last known what became of a document."""
        before = self.before(known)
        suspect = self._look.past.suspects.get(known.id)
        times = [known.first_seen, *([before.latest] if before else [])]
        return max(times + ([suspect.last] if suspect else []))
