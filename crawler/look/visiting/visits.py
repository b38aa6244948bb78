"""A visit to one document: the first, or one of those that follow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.look.asking.failures import disown
from crawler.look.look import Findings, Look
from crawler.look.visiting.false_sights import false_sight
from crawler.look.visiting.offers import Offer, mark
from crawler.look.visiting.pages import Pages
from crawler.look.visiting.recalled import RecalledDocuments
from crawler.look.visiting.redated import dated_like
from crawler.look.visiting.understood import understood
from crawler.source.server_answer import ServerAnswer, capture_of, page_of, reading_of
from store.documents.decide import decide
from store.log.document import Capture, Document, Reading


class Visits:
    """Visits documents during one look."""

    def __init__(
        self, look: Look, findings: Findings, pages: Pages, recalled: RecalledDocuments
    ) -> None:
        self._look = look
        self._findings = findings
        self._pages = pages
        self._recalled = recalled

    async def visit(self, offer: Offer) -> Reading | None:
        """What there is to record; None where there is nothing new, or nothing to go on."""
        before = self._recalled.before(offer.known) if offer.known else None
        main = offer.listing or await self._pages.main(offer, before)
        if main is None or self._tells_no_more(offer, main, before):
            return None
        parts = await self._pages.parts(offer, before)
        if parts is None or capture_of(main, parts, offer.record) == before:
            return None
        document = self._read(offer, main, parts)
        if document is None or self._is_false(offer, document, main, parts):
            return None
        reading = reading_of(document, main, parts, offer.record)
        known = self._recalled.known(offer.known)
        # What is no news is not asked of the log a second time.
        return reading if decide(known, reading.document, reading.capture, None) else None

    def _tells_no_more(self, offer: Offer, main: ServerAnswer, before: Capture | None) -> bool:
        """Whether an archived listing tells no more of a record than is known."""
        is_old = before is not None and main.capture.fetched_at <= before.fetched_at
        return bool(self._look.day and offer.listing and is_old)

    def _read(
        self, offer: Offer, main: ServerAnswer, parts: Sequence[ServerAnswer]
    ) -> Document | None:
        """What answers say of a document; None where they cannot be read, or it is not kept."""
        document = understood(
            self._look,
            self._findings,
            self._look.source.read,
            page_of(main, parts, offer.record),
            document=offer.known.id if offer.known else None,
        )
        if document is None:
            return None
        known = self._recalled.known(offer.known)
        if known.document and offer.keeps_day:
            document = dated_like(document, known.document)
        complete = len(parts) == len(offer.link.parts)
        if not self._is_kept(offer, document, complete=complete):
            return None
        # A page that moved, and answers under another address, is the same document.
        return replace(document, id=offer.id)

    def _is_false(
        self,
        offer: Offer,
        document: Document,
        main: ServerAnswer,
        parts: Sequence[ServerAnswer],
    ) -> bool:
        """Whether it is something else that was seen in place of a document; that is noted."""
        pages = parts if offer.listing else (main, *parts)
        known = self._look.past.documents.values()
        why = false_sight(
            self._recalled.known(offer.known),
            document,
            pages,
            lambda: self._recalled.others_seen_empty(known, but=offer.id),
        )
        if why:
            disown(self._look, self._findings, pages[-1].capture, why, document=offer.id)
        return why is not None

    def _is_kept(self, offer: Offer, document: Document, *, complete: bool) -> bool:
        """Whether a document is recorded: every known one, and of others what the rule asks.
        `complete`: whether all pages it is read from were had."""
        self._findings.on_offer(document.published_on)
        if offer.known or self._look.keep == "all":
            return True
        # A listing may say more than the document does, as the full text behind an excerpt.
        words = f"{document.title}\n\n{document.text}\n\n{offer.said}"
        if self._look.source.topic.touches(words):
            return True
        if complete and offer.addresses:  # it cost a request: once is enough
            self._findings.passed_over[offer.id] = mark(offer.said)
        return False
