"""From the spider to the log: readings as they come, and at the end how the look went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crawler.answer import stored
from crawler.look import conclusion
from crawler.source import Source
from store import log
from store.database import writing
from store.documents import Capture, Document, Reading
from store.events import SourceChecked
from store.record import record

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spider import SourceSpider


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """The readings of one answer; they are recorded in one transaction."""

    readings: tuple[Reading, ...]


class Recorder:
    """The Scrapy item pipeline that writes to the log."""

    def __init__(self, spider: SourceSpider) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Recorder:
        return cls(crawler.spider)  # type: ignore[arg-type]

    def process_item(self, item: Batch) -> Batch:
        """Record what the readings of one answer amount to."""
        spider = self._spider

        def again(capture: Capture, bodies: Mapping[str, bytes]) -> Document | None:
            return reread(spider.look.source, capture, bodies)

        recorded = record(spider.store, item.readings, reread=again, now=datetime.now(UTC))
        spider.findings.recorded += len(recorded)
        return item

    def close_spider(self) -> None:
        """Append the events the look ends with, in one transaction."""
        spider = self._spider
        at = spider.look.at if spider.look.day else datetime.now(UTC)
        entries = conclusion(spider.look, spider.findings, at)
        with writing(spider.store) as connection:
            log.append(connection, entries, now=datetime.now(UTC))
        last = entries[-1].event
        assert isinstance(last, SourceChecked)
        spider.findings.checked = last


def reread(source: Source, capture: Capture, bodies: Mapping[str, bytes]) -> Document | None:
    """A kept answer as today's code reads it; None where it no longer can."""
    try:
        return source.read(stored(capture, bodies))
    except Exception:  # a new reading must not be lost because an old page cannot be read
        return None
