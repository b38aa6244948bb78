"""From the spider to the log: readings as they come, and at the end how the look went."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from crawler.look.conclusion import conclusion
from crawler.look.look import PageReadings
from crawler.source.server_answer import reread
from store.database_address import StoreError
from store.documents.record_readings import recording
from store.log import log
from store.log.database import Connection
from store.log.document import Reading
from store.log.events import SourceChecked
from store.log.written_once import writing_once
from store.patience import awaited_while_away

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.look.spider import SourceSpider


_log = logging.getLogger(__name__)

#: Readings, and seconds since the last transaction, after which there is another. A source asked
#: slowly has one a page; a fast one, or an archive, shares them. What a kill takes with it was not
#: recorded, and so is asked for again.
TOGETHER = 50
EVERY = 0.5


class Recorder:
    """The Scrapy item pipeline that writes to the log."""

    def __init__(self, spider: SourceSpider) -> None:
        self._spider = spider
        self._waiting: list[Reading] = []
        self._written = -EVERY

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Recorder:
        return cls(crawler.spider)  # type: ignore[arg-type]

    async def process_item(self, item: PageReadings) -> PageReadings:
        """Record what readings amount to, those that waited and these; where the database fails
        over to another server, once that is there, while other looks go on."""
        self._waiting += item.readings
        if len(self._waiting) >= TOGETHER or monotonic() - self._written >= EVERY:
            try:
                await self._write()
            except StoreError as error:
                self._spider.findings.unwritable = error
        return item

    async def close_spider(self) -> None:
        """Record what waits, then append the events the look ends with, in one transaction."""
        spider = self._spider
        if spider.findings.unwritable:
            return
        try:
            await self._conclude()
        except StoreError as error:
            spider.findings.unwritable = error

    async def _conclude(self) -> None:
        """Append the events the look ends with, also where its last readings were lost."""
        spider = self._spider
        try:
            await self._write()
        except StoreError:
            raise
        except Exception as error:  # that it was lost is to be recorded all the same
            spider.findings.crash = f"{type(error).__name__}: {error}"
            _log.exception("readings of %s could not be recorded", spider.look.source.name)
        at = spider.look.at if spider.look.day else datetime.now(UTC)
        entries = conclusion(spider.look, spider.findings, at)
        last = entries[-1].event
        assert isinstance(last, SourceChecked)

        def append(connection: Connection) -> None:
            log.append(connection, entries, now=datetime.now(UTC))
            spider.look.conclude(connection, last)

        await awaited_while_away(writing_once(spider.store, append))
        spider.findings.checked = last

    async def _write(self) -> None:
        spider, readings = self._spider, self._waiting
        self._waiting = []

        again = partial(reread, spider.look.source)
        recorded = await awaited_while_away(
            recording(spider.store, readings, reread=again, now=datetime.now(UTC))
        )
        spider.findings.events.update(one.type for one in recorded)
        self._written = monotonic()
