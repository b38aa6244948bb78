"""Past documents from the source itself: back through its listings, page by page, to a day."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from crawler.backfill.backfill_ledger import BackfillLedger, BackfillTask, EarlierRuns
from crawler.look.listings import ask_listing
from crawler.look.look import Findings, Look, PageReadings
from crawler.look.spider import IdentifiedLink, SourceSpider
from crawler.look.visiting.choices import is_wanted
from crawler.look.visiting.offers import Offer
from crawler.look.visiting.understood import understood
from crawler.politeness.scrapy_settings import scrapy_settings
from crawler.source.page import Link
from crawler.source.server_answer import ServerAnswer, page_of
from store.config import Settings
from store.log.database import Engine
from store.streams.progress import Advance

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

#: Pages in a row that are older than the days to fill, after which a series is at its end: what
#: has an old date is posted late now and then.
OLDER = 2


class SeriesSpider(SourceSpider):
    """Goes through the listings of a source as far back as the days to fill.

    What is known is left alone; asking, judging and sparing hosts are those of a look.
    """

    def __init__(
        self,
        *,
        task: BackfillTask,
        look: Look,
        findings: Findings,
        store: Engine,
        done: EarlierRuns,
        ledger: BackfillLedger,
        advance: Advance,
    ) -> None:
        super().__init__(look=_beyond_the_last(look, done), findings=findings, store=store)
        self.task = task
        self.ledger = ledger
        self._resume = done.resume
        self._report = advance
        #: Why a listing was lost; empty while none is.
        self.lost = ""

    async def _series(self, first: str) -> AsyncIterator[PageReadings]:
        """A listing and the pages that follow it, from where an earlier run was stopped."""
        url: str | None = self._resume.get(first, first)
        asked: set[str] = set()
        older = 0
        while url and url not in asked and older < OLDER:
            asked.add(url)
            listing = await self._page(url)
            if listing is None and url != first and len(asked) == 1:
                url = first  # the address may have lapsed since
                asked.clear()
                continue
            links = self._links(listing) if listing else None
            if listing is None or links is None:
                failures = self.findings.failures
                self.lost = failures[-1].reason if failures else f"{url} was not to be had"
                return
            async for batch in self._readings(listing, self._identified(links)):
                yield batch
            newest = self.findings.newest
            older = older + 1 if newest and newest < self.task.since else 0
            following = self.look.source.next_page
            url = understood(self.look, self.findings, following, page_of(listing))
            self._note(first, url if older < OLDER else None, newest)

    async def _page(self, url: str) -> ServerAnswer | None:
        """A listing page; the dates on the one before are forgotten."""
        self.findings.newest = None
        return await ask_listing(self.look, self.findings, self._fetcher, url)

    def _links(self, listing: ServerAnswer) -> list[Link] | None:
        return understood(self.look, self.findings, self.look.source.links, page_of(listing))

    def _note(self, first: str, url: str | None, newest: date | None) -> None:
        """Write down how far the series has come."""
        self.ledger.passed_over.extend(self.findings.passed_over)
        self.findings.passed_over.clear()
        self.ledger.advance(listing=first, resume=url or "", requests=self.findings.requests)
        today = self.look.at.date()
        if newest:
            gone = (today - newest).days
            total = max((today - self.task.since).days, gone, 1)
            self._report(max(gone, 0), total, f"{self.ledger.recorded} recorded")

    def _offers(self, listing: ServerAnswer, shown: Sequence[IdentifiedLink]) -> Iterator[Offer]:
        """The documents that are unknown and may be of the days to fill."""
        for offer in super()._offers(listing, shown):
            wanted = is_wanted(self.look, offer, self._recalled.before)
            if offer.known is None and wanted and self._may_be(offer):
                yield offer

    def _may_be(self, offer: Offer) -> bool:
        """Whether a document is of the days to fill, as far as it can be told without asking."""
        if offer.listing is None:
            return True
        try:
            document = self.look.source.read(page_of(offer.listing, record=offer.link.key))
        except Exception:  # it cannot be told without its further pages
            return True
        self.findings.on_offer(document.published_on)
        return self.task.covers(document.published_on)

    def _second_visits(self) -> Iterator[Offer]:
        """None: what is known is left to the looks."""
        return iter(())


class SeriesRecorder:
    """The Scrapy item pipeline of a back-fill."""

    def __init__(self, spider: SeriesSpider) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SeriesRecorder:
        return cls(crawler.spider)  # type: ignore[arg-type]

    def process_item(self, item: PageReadings) -> PageReadings:
        """Record the documents of the days to fill. The others are passed over in this back-fill:
        what is newer is news, and for a look to find."""
        spider = self._spider
        inside = [
            reading
            for reading in item.readings
            if spider.task.covers(reading.document.published_on)
        ]
        ids = {reading.document.id for reading in item.readings}
        spider.ledger.record(inside)
        spider.ledger.passed_over.extend(ids - {reading.document.id for reading in inside})
        return item

    def close_spider(self) -> None:
        """Write down how it ended."""
        spider, findings = self._spider, self._spider.findings
        reason = (
            findings.crash or spider.lost or ("" if findings.complete else "stopped before the end")
        )
        spider.ledger.finish(reason, requests=findings.requests)


def series_settings(task: BackfillTask, settings: Settings) -> dict[str, Any]:
    """Scrapy's settings for a source that is asked for its past."""
    pipelines = {"crawler.backfill.listings.SeriesRecorder": 0}
    return {**scrapy_settings(task.source, settings, replay=False), "ITEM_PIPELINES": pipelines}


def _beyond_the_last(look: Look, done: EarlierRuns) -> Look:
    """A look for which no listing is unmodified, and no visit put off: a run that goes on begins
    behind the listings that were read to their end."""
    passed_over = {**look.past.passed_over, **dict.fromkeys(done.passed_over, "")}
    past = replace(look.past, validators={}, passed_over=passed_over, failing=frozenset())
    return replace(look, past=past)
