"""A visit to one document: the first, or one of those that follow it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from crawler.look.fetcher import Fetcher
from crawler.look.look import Findings, Look
from crawler.look.revisit import is_due
from crawler.source.page import Link, Page
from crawler.source.server_answer import ServerAnswer, capture_of, page_of, reading_of
from store.documents.decide import read_known as known_of
from store.log import database
from store.log.document import Capture, Document, Reading
from store.views.views import KnownDocument

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A document on offer, with what is known of it."""

    id: str
    link: Link
    known: KnownDocument | None
    #: The listing that holds it, where it has no page of its own.
    listing: ServerAnswer | None = None

    @property
    def record(self) -> str | None:
        """Which record of the listing it is; None where it has a page of its own."""
        return self.link.key if self.link.url is None else None


class Visits:
    """Visits documents during one look."""

    def __init__(
        self, look: Look, findings: Findings, fetcher: Fetcher, store: database.Engine
    ) -> None:
        self._look = look
        self._findings = findings
        self._fetcher = fetcher
        self._store = store

    def wanted(self, offer: Offer) -> bool:
        """Whether a document is to be read in this look.

        A known one is when it is due, or costs nothing; an unknown one unless it was read before
        and passed over, or its preview lacks the topic. One whose content was erased never is.
        """
        if offer.id in self._look.past.erased:
            return False
        if offer.known:
            return offer.link.url is None or self.due(offer.known, offer.link.url)
        if self._look.keep == "all":
            return True
        preview = offer.link.preview
        return offer.id not in self._look.past.passed_over and (
            preview is None or self._look.source.topic.touches(preview)
        )

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
        if offer.listing and before and main.capture.fetched_at <= before.fetched_at:
            return None
        parts = await self._parts(offer, before)
        if parts is None or capture_of(main, parts, offer.record) == before:
            return None
        document = self.understood(
            self._look.source.read,
            page_of(main, parts, offer.record),
            document=offer.known.id if offer.known else None,
        )
        if document is None or not self._kept(offer, document):
            return None
        # A page that moved, and answers under another address, is the same document.
        return reading_of(replace(document, id=offer.id), main, parts, offer.record)

    def understood(
        self, read: Callable[[Page], T], page: Page, *, document: str | None = None
    ) -> T | None:
        """What a source reads out of a page; None, with the failure noted, where it cannot."""
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
        with database.reading(self._store) as connection:
            return known_of(connection, known.id).capture

    async def _main(self, offer: Offer, before: Capture | None) -> ServerAnswer | None:
        """The page itself; what is kept of it where the server says it is unmodified."""
        url, known = offer.link.url or "", offer.known
        if known is None:
            return await self._fetcher.ask(url)
        # One that is back, or whole again, is read, modified or not.
        if before is None or known.withdrawn or known.seen_empty:
            return await self._fetcher.ask(url, document=known.id, titled=known.title)
        return await self._fetcher.again(url, before, document=known.id, titled=known.title)

    async def _parts(self, offer: Offer, before: Capture | None) -> list[ServerAnswer] | None:
        """The further pages, in order; None where one is not to be had.

        Those of a known document are taken from the store until they are due themselves.
        """
        urls = offer.link.parts
        earlier: Sequence[Capture | None] = before.parts if before else ()
        if len(earlier) != len(urls):
            earlier = [None] * len(urls)
        parts: list[ServerAnswer] = []
        for url, kept in zip(urls, earlier, strict=True):
            if kept is None or offer.known is None:
                part = await self._fetcher.ask(url)
            elif self.due(offer.known, url):
                whole = offer.known.seen_empty  # a 304 would say that it is as it was before
                part = await (self._fetcher.ask(url) if whole else self._fetcher.again(url, kept))
            else:
                part = self._fetcher.stored(kept) or await self._fetcher.ask(url)
            if part is None:
                return None
            parts.append(part)
        return parts

    def _kept(self, offer: Offer, document: Document) -> bool:
        """Whether a document is recorded: every known one, and of others what the rule asks."""
        self.dated(document.published_on)
        if offer.known or self._look.keep == "all":
            return True
        # A preview may hold more than the document does, as the full text behind an excerpt.
        words = f"{document.title}\n\n{document.text}\n\n{offer.link.preview or ''}"
        if self._look.source.topic.touches(words):
            return True
        if offer.link.url or offer.link.parts:  # it cost a request: once is enough
            self._findings.passed_over.append(offer.id)
        return False

    def _last_seen(self, known: KnownDocument) -> datetime:
        """When it was last known what became of a document."""
        before = self.before(known)
        suspect = self._look.past.suspects.get(known.id)
        times = [known.first_seen, *([before.fetched_at] if before else [])]
        return max(times + ([suspect.last] if suspect else []))
