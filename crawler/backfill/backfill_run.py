"""A back-fill from its beginning, or from where an earlier one was stopped, to its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.archives.archive import ArchiveDay
from crawler.backfill.backfill_ledger import BackfillLedger, BackfillTask, earlier_runs
from crawler.backfill.capture_records import captures_for, kept_documents, record_captures
from crawler.backfill.listings import SeriesSpider, series_settings
from crawler.backfill.wayback_api import Wayback
from crawler.backfill.wayback_pages import WaybackSpider, machine_settings
from crawler.crawling.host_ledger import HostLedger
from crawler.crawling.one_look import prepared_look
from crawler.crawling.order import PlannedLook
from crawler.crawling.reactor import run_reactor
from crawler.look.look import Findings, resting
from crawler.politeness.scrapy_settings import process_settings
from crawler.source.source import Source
from store.config import Settings
from store.log.database import Engine, open_store, reading
from store.log.events import Origin
from store.streams.progress import Advance


@dataclass(frozen=True, kw_only=True, slots=True)
class BackfillReport:
    """How a back-fill ended."""

    #: Document events appended.
    recorded: int = 0
    #: Captures or pages that could not be read, or had.
    unreadable: int = 0
    #: Why it did not come to its end; empty where it did.
    reason: str = ""


def task_for(
    settings: Settings, source: Source, origin: Origin, since: date, until: date
) -> BackfillTask:
    """What is to be filled, by the settings' rule for what is kept."""
    keep = settings.source(source.name).keep or source.keep
    return BackfillTask(source=source, keep=keep, origin=origin, since=since, until=until)


def from_files(
    settings: Settings, task: BackfillTask, days: Sequence[ArchiveDay], advance: Advance
) -> BackfillReport:
    """Fill from the days of an archive. Raises StoreError.

    They are at hand, so a run that was killed reads them again: what is recorded is no news.
    """
    store = open_store(settings.database_url)
    ledger = BackfillLedger(store, task)
    captures = captures_for(store, task, days)
    record_captures(ledger, captures, advance)
    return BackfillReport(recorded=ledger.recorded, unreadable=captures.unreadable)


def from_source(settings: Settings, task: BackfillTask, advance: Advance) -> BackfillReport:
    """Fill from the source's own listings. Raises StoreError.

    A reactor starts once: this, or `from_wayback`, can be called once in a process.
    """
    store = open_store(settings.database_url)
    look = prepared_look(settings, store, PlannedLook(source=task.source), HostLedger())
    if rest := resting(look):
        until = f"{rest.not_before:%Y-%m-%d %H:%M} UTC" if rest.not_before else ""
        return BackfillReport(reason=f"left alone until {until} ({rest.reason})")
    findings = Findings()
    crawler = Crawler(SeriesSpider, series_settings(task, settings))
    given = {"look": look, "findings": findings, "store": store}
    ledger = _crawl(settings, store, task, crawler, advance, given)
    return _report(ledger, unreadable=len(findings.failures))


def from_wayback(
    settings: Settings, task: BackfillTask, archive: Wayback, advance: Advance
) -> BackfillReport:
    """Fill from the Wayback Machine. Raises StoreError."""
    store = open_store(settings.database_url)
    crawler = Crawler(WaybackSpider, machine_settings(task, archive, settings))
    given = {"archive": archive, "known": _addresses(store, task)}
    ledger = _crawl(settings, store, task, crawler, advance, given)
    spider = crawler.spider
    assert isinstance(spider, WaybackSpider)
    return _report(ledger, unreadable=spider.unreadable + spider.failed)


def _addresses(store: Engine, task: BackfillTask) -> set[str]:
    """Where the documents that are kept lie, and where they were fetched from."""
    known = kept_documents(store, task.source)
    return {url for document in known for url in (document.url, document.capture_url)}


def _crawl(
    settings: Settings,
    store: Engine,
    task: BackfillTask,
    crawler: Crawler,
    advance: Advance,
    given: dict[str, Any],
) -> BackfillLedger:
    """Run a spider, given what earlier runs have done, to its end; what it wrote."""
    ledger = BackfillLedger(store, task)
    process = AsyncCrawlerProcess(process_settings(settings))
    with reading(store) as connection:
        before = earlier_runs(connection, task)

    async def work() -> None:
        await process.crawl(
            crawler, task=task, done=before, ledger=ledger, advance=advance, **given
        )

    run_reactor(process, work())
    return ledger


def _report(ledger: BackfillLedger, *, unreadable: int) -> BackfillReport:
    end = ledger.finished
    reason = end.reason if end else "stopped before the end"
    return BackfillReport(recorded=ledger.recorded, unreadable=unreadable, reason=reason)
