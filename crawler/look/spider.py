"""The one spider: it looks at any source once, from its listings to its documents."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from scrapy import Request, Spider, signals

from crawler.look.asking.fetcher import Fetcher
from crawler.look.listings import ask_listing, first_day, take_pulse
from crawler.look.look import Findings, Look, PageReadings
from crawler.look.visiting.choices import can_wait, is_wanted
from crawler.look.visiting.offers import Offer, in_turn, shared_addresses
from crawler.look.visiting.pages import Pages
from crawler.look.visiting.recalled import RecalledDocuments
from crawler.look.visiting.redated import is_redated
from crawler.look.visiting.second_visits import second_visits
from crawler.look.visiting.understood import understood
from crawler.look.visiting.visits import Visits
from crawler.source.page import Link
from crawler.source.server_answer import ServerAnswer, page_of
from store.log import database

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

#: Listing pages in a row that show nothing new, after which the older ones are left alone.
FAMILIAR = 2

#: Documents of a listing that are read, and records of it that are recorded, at once.
TOGETHER = 1000


#: A link with the id of its document.
IdentifiedLink: TypeAlias = tuple[str, Link]


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
        #: Whether what was not had may stand behind any number of known documents.
        self._has_gaps = look.is_taken_up or not past.failing <= missing
        self._recalled = RecalledDocuments(store)
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
        look, findings, recalled = self.look, self.findings, self._recalled
        self._fetcher = Fetcher(look, findings, download=download, stored=recalled.answer)
        self._pages = Pages(look, findings, self._fetcher, recalled)
        self._visits = Visits(look, findings, self._pages, recalled)
        for listing in look.source.listings:
            async for batch in self._series(listing):
                yield batch
        await take_pulse(look, findings, self._fetcher)
        revisits = list(self._second_visits())
        self._waiting += revisits
        self._pages.share(shared_addresses(revisits))
        async for batch in self._visited(in_turn(self._waiting, look.past.failing, look.at.date())):
            yield batch

    async def _series(self, first: str) -> AsyncIterator[PageReadings]:
        """A listing and the pages that follow it, until they show nothing new."""
        source = self.look.source
        url: str | None = first
        asked: set[str] = set()
        familiar = 0
        while url and url not in asked and len(asked) < source.pages:
            if familiar >= FAMILIAR and not self._has_gaps:
                return
            asked.add(url)
            listing = await ask_listing(self.look, self.findings, self._fetcher, url)
            if listing is None:
                return
            links = understood(self.look, self.findings, source.links, page_of(listing))
            if links is None:
                return
            self.findings.nothing |= not links and listing.capture.status == source.empty_status
            shown = self._identified(links)
            ids = {id for id, _ in shown}
            familiar = familiar + 1 if ids and ids <= self._seen else 0
            async for batch in self._readings(listing, shown):
                yield batch
            url = understood(self.look, self.findings, source.next_page, page_of(listing))

    def _identified(self, links: Sequence[Link]) -> list[IdentifiedLink]:
        return [(self.look.document_id(link), link) for link in links]

    async def _readings(
        self, listing: ServerAnswer, shown: Sequence[IdentifiedLink]
    ) -> AsyncIterator[PageReadings]:
        """What a listing page offers, but for the visits that can wait."""
        look, before = self.look, self._recalled.before
        offers = [offer for offer in self._offers(listing, shown) if is_wanted(look, offer, before)]
        if is_redated(look.source, listing, offers, before=before, stored=self._recalled.answer):
            self.findings.redated.append(listing.capture.url)
            offers = [replace(offer, keeps_day=True) for offer in offers]
        else:
            links = [link for _, link in shown]
            self.findings.on_offer(first_day(look.source, listing, links))
        self._pages.share(shared_addresses(offers))
        now: list[Offer] = []
        for offer in offers:
            (self._waiting if can_wait(look, offer, before) else now).append(offer)
        async for batch in self._visited(now):
            yield batch

    async def _visited(self, offers: Iterable[Offer]) -> AsyncIterator[PageReadings]:
        """What visits come to; records that cost no request are recorded together."""
        following = iter(offers)
        while some := list(islice(following, TOGETHER)):
            self._recalled.recall([offer.known.id for offer in some if offer.known])
            records = []
            for offer in some:
                reading = await self._visits.visit(offer)
                if reading and offer.addresses:
                    yield PageReadings(readings=(reading,))
                elif reading:
                    records.append(reading)
            if records:
                yield PageReadings(readings=tuple(records))

    def _offers(self, listing: ServerAnswer, shown: Sequence[IdentifiedLink]) -> Iterator[Offer]:
        """The documents this look has not met yet."""
        past = self.look.past
        for id, link in shown:
            if id in self.findings.listed:
                continue
            self.findings.listed.add(id)
            known = past.documents.get(id)
            self.findings.on_offer(known.published_on if known else None)
            yield Offer(id=id, link=link, known=known, listing=None if link.url else listing)

    def _second_visits(self) -> Iterator[Offer]:
        """Known documents whose pages are due and that no listing showed."""
        return second_visits(self.look, self.findings, self._recalled)
