"""The pages a document is read from: asked for, or taken from the store."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from crawler.look.asking.failures import fail_likewise
from crawler.look.asking.fetcher import Fetcher
from crawler.look.look import Findings, Look
from crawler.look.visiting.choices import asks_again
from crawler.look.visiting.offers import Offer
from crawler.look.visiting.recalled import RecalledDocuments
from crawler.source.server_answer import ServerAnswer
from store.log.document import Capture
from store.views.views import KnownDocument


class Pages:
    """Gets the pages of documents during one look."""

    def __init__(
        self, look: Look, findings: Findings, fetcher: Fetcher, recalled: RecalledDocuments
    ) -> None:
        self._look = look
        self._findings = findings
        self._fetcher = fetcher
        self._recalled = recalled
        #: Pages that several documents are read from, and those of them that were asked.
        self._shared: set[str] = set()
        self._answers: dict[str, ServerAnswer | None] = {}

    def share(self, addresses: Collection[str]) -> None:
        """Ask for these pages once in this look, though several documents are read from them."""
        self._shared.update(addresses)

    async def main(self, offer: Offer, before: Capture | None) -> ServerAnswer | None:
        """The page itself; what is kept of it where the server says it is unmodified."""
        url, known = offer.link.url, offer.known
        if url is None:  # a record that no listing shows: its page alone can have changed
            return self._recalled.answer(before) if before else None
        if known is None:
            return await self._fetcher.ask(url)
        return await self._seen_again(known, url, before, known.id)

    async def parts(self, offer: Offer, before: Capture | None) -> list[ServerAnswer] | None:
        """The further pages, in order; None where one is not to be had, or not asked for today.

        Of a record that is read without its pages, as these are not to be had: none.
        """
        urls = offer.link.parts
        earlier: Sequence[Capture | None] = before.parts if before else ()
        if len(earlier) != len(urls):
            earlier = [None] * len(urls)
        parts: list[ServerAnswer] = []
        for url, kept in zip(urls, earlier, strict=True):
            part = await self._part(offer, url, kept)
            if part is None:
                return [] if self._stands_alone(offer, before) else None
            parts.append(part)
        return parts

    def _stands_alone(self, offer: Offer, before: Capture | None) -> bool:
        """Whether a record is read without its pages.

        Not where they were had before: nothing was edited. Nor where they are had tomorrow, or on
        another day of the archive.
        """
        if not self._look.source.stands_alone or (before and before.parts):
            return False
        return self._look.day is None and self._findings.left.isdisjoint(offer.link.parts)

    async def _part(self, offer: Offer, url: str, kept: Capture | None) -> ServerAnswer | None:
        """One further page. Those of a known document are taken from the store until they are due
        themselves; of a record that stands alone, a page that was never had waits until then."""
        alone = self._look.source.stands_alone
        if offer.known and not asks_again(self._look, offer.known, url, self._recalled.before):
            if kept is None and alone:
                return None
            if kept and (stored := self._recalled.answer(kept)):
                return stored
        # Where a page is all that a record stands for, it is gone with its page.
        document = offer.known.id if offer.known and kept and alone else None
        if url in self._shared:
            return await self._asked_once(offer, url, kept, document)
        return await self._asked(offer, url, kept, document)

    async def _asked_once(
        self, offer: Offer, url: str, kept: Capture | None, document: str | None
    ) -> ServerAnswer | None:
        """A page that several documents are read from, as it answered the first of them."""
        if url not in self._answers:
            self._answers[url] = await self._asked(offer, url, kept, document)
        elif self._answers[url] is None and document:
            fail_likewise(self._look, self._findings, url, document)
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
