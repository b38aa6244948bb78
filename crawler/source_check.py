"""A look at a source's listings alone that records nothing: what answers, and can it be read?"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.crawling.reactor import run_reactor
from crawler.look.conclusion import conclusion
from crawler.look.listings import ask_listing, first_day
from crawler.look.look import Findings, Look, PageReadings
from crawler.look.past import Past
from crawler.look.spider import SourceSpider
from crawler.look.visiting.understood import understood
from crawler.politeness.courtesy import requests_sent_today
from crawler.politeness.day_requests import OwnDayRequests
from crawler.politeness.scrapy_settings import process_settings, requests_a_day, scrapy_settings
from crawler.source.server_answer import page_of
from crawler.source.source import Source
from store.config import Settings
from store.log.database import Engine, open_store, reading
from store.log.document import Document
from store.log.events import SourceChecked

#: Documents of each listing that are read, to see whether they can be.
READ = 3


@dataclass(kw_only=True, slots=True)
class CheckFindings:
    """What a check has seen so far; filled while it goes on."""

    #: The address of each listing that was understood, its HTTP status, and documents on offer.
    listings: list[tuple[str, int, int]] = field(default_factory=list)
    #: Documents that were tried.
    tried: int = 0
    #: Those that could be read.
    documents: list[Document] = field(default_factory=list)


class CheckSpider(SourceSpider):
    """Asks for the first page of each listing, and for a few documents on it."""

    def __init__(
        self, *, look: Look, findings: Findings, store: Engine, seen: CheckFindings
    ) -> None:
        super().__init__(look=look, findings=findings, store=store)
        self._check = seen

    async def _series(self, first: str) -> AsyncIterator[PageReadings]:
        """A few documents of a listing."""
        listing = await ask_listing(self.look, self.findings, self._fetcher, first)
        if listing is None:
            return
        source, status = self.look.source, listing.capture.status
        links = understood(self.look, self.findings, source.links, page_of(listing))
        if links is None:
            return
        self._check.listings.append((first, status, len(links)))
        self.findings.nothing |= not links and status == source.empty_status
        self.findings.on_offer(first_day(source, listing, links))
        for offer in islice(self._offers(listing, self._identified(links)), READ):
            self._check.tried += 1
            if visited := await self._visits.visit(offer):
                self._check.documents.append(visited.document)
                yield PageReadings(readings=(visited,))  # which no pipeline takes


def check_source(settings: Settings, source: Source) -> list[str]:
    """Look at the listings of a source, and at `READ` documents of each, on the network; what there
    is to say of that to a person, line by line.

    Nothing is recorded. A Twisted reactor starts once, so this can be called once in a process.
    Raises StoreError.
    """
    store = open_store(settings.database_url)
    look = _look(settings, store, source)
    findings, seen = Findings(), CheckFindings()
    process = AsyncCrawlerProcess(process_settings(settings))
    spider_settings = scrapy_settings(source, settings, replay=False) | {"ITEM_PIPELINES": {}}

    async def look_once() -> None:
        crawler = Crawler(CheckSpider, spider_settings)
        await process.crawl(crawler, look=look, findings=findings, store=store, seen=seen)

    run_reactor(process, look_once())
    checked = conclusion(look, findings, look.at)[-1].event
    assert isinstance(checked, SourceChecked)
    return list(check_lines(checked, findings, seen))


def _look(settings: Settings, store: Engine, source: Source) -> Look:
    """A look that knows nothing of the ones before it, and keeps whatever it reads."""
    now, allowed = datetime.now(UTC), requests_a_day(source, settings)
    with reading(store) as connection:
        sent = OwnDayRequests(requests_sent_today(connection, now))
    return Look(source=source, keep="all", at=now, past=Past(), requests_a_day=allowed, spent=sent)


def check_lines(checked: SourceChecked, findings: Findings, seen: CheckFindings) -> Iterator[str]:
    """What a check has found, for a person; `checked` is what a look would have recorded."""
    yield f"{checked.outcome}: {checked.reason}" if checked.reason else checked.outcome
    for url, status, listed in seen.listings:
        yield f"{url} answers {status}, with {listed} documents on offer"
    for failure in findings.failures:
        yield f"{failure.url}: {failure.reason}"
    if checked.newest:
        days = (checked.checked_at.date() - checked.newest).days
        yield f"the newest date seen is {checked.newest}, {days} days ago"
    if seen.tried:
        filled = ", ".join(
            f"{sum(bool(getattr(document, name)) for document in seen.documents)} with {said}"
            for name, said in (("title", "a title"), ("published_on", "a date"), ("text", "text"))
        )
        yield f"{len(seen.documents)} of {seen.tried} documents can be read: {filled}"
    for document in seen.documents:
        size = f"{len(document.text):,} characters"
        yield f"  {document.published_on or 'undated'}  {document.title} ({size})"
