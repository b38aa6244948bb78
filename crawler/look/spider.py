"""The one spider: it looks at any source once, from its listings to its documents."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider, signals

from crawler.look.asking.fetcher import Fetcher
from crawler.look.look import Findings, Look, PageReadings
from crawler.look.visiting.offers import Offer, in_turn, shared_addresses
from crawler.look.visiting.second_visits import second_visits
from crawler.look.visiting.visits import Visits
from crawler.politeness.courtesy import host_of
from crawler.source.code_version import code_version
from crawler.source.page import Link
from crawler.source.server_answer import ServerAnswer, page_of
from store.log import bodies, database
from store.log.events import Validators

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

#: Listing pages in a row that show nothing new, after which the older ones are left alone.
FAMILIAR = 2

#: Documents of a listing that are read, and records of it that are recorded, at once.
TOGETHER = 1000


class SourceSpider(Spider):
    """Looks at a source once, one request after the other, and fills in the findings."""

    def __init__(self, *, look: Look, findings: Findings, store: database.Engine) -> None:
        super().__init__(name=look.source.name)
        self.look = look
        self.findings = findings
        self.store = store
        past = look.past
        self._seen = past.documents.keys() | past.passed_over | past.erased
        missing = {suspect.url for suspect in past.suspects.values()}
        self._lost = past.failing - missing
        #: Visits that are made once all listings are read.
        self._waiting: list[Offer] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SourceSpider:
        spider = super().from_crawler(crawler, *args, **kwargs)
        for signal in (signals.spider_error, signals.item_error):
            crawler.signals.connect(spider.stumbled, signal)
        return spider

    def stumbled(self, failure: Failure) -> None:
        """Remember what our own code raised; Scrapy has logged it."""
        self.findings.crash = f"{type(failure.value).__name__}: {failure.value}"

    async def start(self) -> AsyncIterator[Request]:
        """Carry out the look.

        All requests are sent from here, one after the other, and all readings are recorded before
        the next one: nothing is left for Scrapy to schedule.
        """
        async for batch in self._look_through():
            await self.crawler.engine.scraper.start_itemproc_async(batch, response=None)
            if self.findings.unwritable:
                break
        self.findings.complete = True
        left: tuple[Request, ...] = ()
        for request in left:
            yield request

    async def _look_through(self) -> AsyncIterator[PageReadings]:
        """The readings of the whole look."""
        download = self.crawler.engine.download_async
        self._fetcher = Fetcher(self.look, self.findings, download=download, kept=self._kept)
        self._visits = Visits(self.look, self.findings, self._fetcher, self.store)
        for listing in self.look.source.listings:
            async for batch in self._series(listing):
                yield batch
        await self._take_pulse()
        revisits = list(self._second_visits())
        self._waiting += revisits
        self._visits.share(shared_addresses(revisits))
        async for batch in self._visited(
            in_turn(self._waiting, self.look.past.failing, self.look.at.date())
        ):
            yield batch

    async def _series(self, first: str) -> AsyncIterator[PageReadings]:
        """A listing and the pages that follow it, until they show nothing new."""
        source = self.look.source
        url: str | None = first
        asked: set[str] = set()
        familiar = 0
        while url and url not in asked and len(asked) < source.pages:
            # A page that was lost may stand behind any number of known ones.
            if familiar >= FAMILIAR and not self._lost:
                return
            asked.add(url)
            listing = await self._listing(url)
            if listing is None:
                return
            links = self._visits.understood(source.links, page_of(listing))
            if links is None:
                return
            self.findings.nothing |= not links and listing.capture.status == source.empty_status
            ids = {self.look.document_id(link) for link in links}
            familiar = familiar + 1 if ids and ids <= self._seen else 0
            async for batch in self._readings(listing, links):
                yield batch
            url = self._visits.understood(source.next_page, page_of(listing))

    async def _take_pulse(self) -> None:
        """Ask whether the publisher is at work, where the listings are too narrow to tell."""
        source, url = self.look.source, self.look.source.pulse_listing
        # Where the listings stand elsewhere, in an archive or a mirror, the publisher is not asked.
        if self.look.day or not url or host_of(url) not in map(host_of, source.listings):
            return
        answer = await self._fetcher.ask(
            url, expects=source.listing_format, headers=source.listing_headers
        )
        if answer:
            self.findings.pulse = self._visits.understood(source.pulse, page_of(answer))

    async def _listing(self, url: str) -> ServerAnswer | None:
        """A listing page; None where it was not to be had or is unmodified."""
        source = self.look.source
        # An archive is asked for what it holds; only a publisher may answer "unmodified".
        known = None if self.look.day else self.look.past.validators.get(url)
        listing = await self._fetcher.ask(
            url,
            expects=source.listing_format,
            headers=source.listing_headers,
            body=source.listing_body,
            accepts=source.empty_status,
            validators=known or Validators(),
        )
        if listing is None:
            return None
        if known and listing.capture.status == 304:
            self.findings.validators[url] = known
            return None
        given = self.findings.validators[url] = self._validators(listing)
        if known and (known.sha256, known.reader) == (given.sha256, given.reader):
            return None
        self.findings.modified = True
        return listing

    def _validators(self, listing: ServerAnswer) -> Validators:
        """What will tell whether a listing is still the same."""
        capture = listing.capture
        # The answer to a POST depends on more than its address: it is not asked conditionally.
        asked = not self.look.source.listing_body
        return Validators(
            etag=capture.etag if asked else None,
            last_modified=capture.last_modified if asked else None,
            sha256=capture.sha256,
            reader=code_version(),
        )

    async def _readings(
        self, listing: ServerAnswer, links: Sequence[Link]
    ) -> AsyncIterator[PageReadings]:
        """What a listing page offers, but for the visits that can wait."""
        offers = [offer for offer in self._offers(listing, links) if self._visits.wanted(offer)]
        if self._visits.is_redated(listing, offers):
            offers = [replace(offer, keeps_day=True) for offer in offers]
        else:
            self._glance(listing, links)
        waiting = [offer for offer in offers if self._puts_off(offer)]
        self._waiting += waiting
        self._visits.share(shared_addresses(offers))
        put_off = {offer.id for offer in waiting}
        async for batch in self._visited(offer for offer in offers if offer.id not in put_off):
            yield batch

    def _puts_off(self, offer: Offer) -> bool:
        """Whether a visit is made only once all listings are read."""
        return self._visits.can_wait(offer)

    async def _visited(self, offers: Iterable[Offer]) -> AsyncIterator[PageReadings]:
        """What visits come to; records that cost no request are recorded together."""
        following = iter(offers)
        while some := list(islice(following, TOGETHER)):
            self._visits.recall([offer.known.id for offer in some if offer.known])
            records = []
            for offer in some:
                reading = await self._visits.visit(offer)
                if reading and offer.addresses:
                    yield PageReadings(readings=(reading,))
                elif reading:
                    records.append(reading)
            if records:
                yield PageReadings(readings=tuple(records))

    def _offers(self, listing: ServerAnswer, links: Sequence[Link]) -> Iterator[Offer]:
        """The documents this look has not met yet."""
        past = self.look.past
        for link in links:
            id = self.look.document_id(link)
            if id in self.findings.listed:
                continue
            self.findings.listed.add(id)
            known = past.documents.get(id)
            self._visits.dated(known.published_on if known else None)
            yield Offer(id=id, link=link, known=known, listing=None if link.url else listing)

    def _second_visits(self) -> Iterator[Offer]:
        """Known documents whose pages are due and that no listing showed."""
        return second_visits(
            self.look, self.findings.listed, visits=self._visits, fetcher=self._fetcher
        )

    def _glance(self, listing: ServerAnswer, links: Sequence[Link]) -> None:
        """Take the date of the first record, though it may not be one to keep: whether a series
        goes on is told by what is on offer."""
        first = next((link for link in links if link.url is None and not link.parts), None)
        if first is None:
            return
        try:
            document = self.look.source.read(page_of(listing, record=first.key))
        except Exception:  # it is judged when, and if, it is visited
            return
        self._visits.dated(document.published_on)

    def _kept(self, sha256: str) -> bytes:
        with database.reading(self.store) as connection:
            return bodies.fetch(connection, sha256)
