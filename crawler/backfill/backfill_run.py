"""A back-fill from its beginning, or from where an earlier one was stopped, to its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.archives.archive import Day
from crawler.backfill.archive_files import fill
from crawler.backfill.backfill_ledger import Ledger, Task, done
from crawler.backfill.listings import SeriesSpider, series_settings
from crawler.backfill.wayback_api import Wayback
from crawler.backfill.wayback_pages import WaybackSpider, machine_settings
from crawler.look.look import Findings, resting
from crawler.politeness.scrapy_settings import process_settings
from crawler.progress_bar import Advance
from crawler.run import prepared, run
from crawler.source.source import Source
from store.config import Settings
from store.log.database import Engine, open_store, reading
from store.log.events import Origin
from store.log.projections import catch_up
from store.views.views import Views, known_documents


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """How a back-fill ended."""

    #: Document events appended.
    recorded: int
    #: Captures or pages that could not be read, or had.
    unreadable: int
    #: Why it did not come to its end; empty where it did.
    reason: str = ""


def task_for(settings: Settings, source: Source, origin: Origin, since: date, until: date) -> Task:
    """What is to be filled, by the settings' rule for what is kept."""
    keep = settings.source(source.name).keep or source.keep
    return Task(source=source, keep=keep, origin=origin, since=since, until=until)


def from_files(settings: Settings, task: Task, days: Sequence[Day], advance: Advance) -> Report:
    """Fill from the days of an archive. Raises StoreError."""
    ledger = Ledger(open_store(settings.database_url), task)
    unreadable = fill(task, days, ledger, advance)
    return Report(recorded=ledger.recorded, unreadable=unreadable)


def from_source(settings: Settings, task: Task, advance: Advance) -> Report:
    """Fill from the source's own listings. Raises StoreError.

    A reactor starts once: this, or `from_wayback`, can be called once in a process.
    """
    store = open_store(settings.database_url)
    look = prepared(settings, store, task.source, None)
    if rest := resting(look):
        until = f"{rest.not_before:%Y-%m-%d %H:%M} UTC" if rest.not_before else ""
        return Report(recorded=0, unreadable=0, reason=f"left alone until {until} ({rest.reason})")
    with reading(store) as connection:
        before = done(connection, task)
    ledger, findings = Ledger(store, task), Findings()
    crawler = Crawler(SeriesSpider, series_settings(task, settings))
    given = {"task": task, "look": look, "findings": findings, "store": store, "done": before}
    _crawl(settings, crawler, ledger, advance, given)
    return _report(ledger, unreadable=len(findings.failures))


def from_wayback(settings: Settings, task: Task, archive: Wayback, advance: Advance) -> Report:
    """Fill from the Wayback Machine. Raises StoreError."""
    store = open_store(settings.database_url)
    ledger = Ledger(store, task)
    crawler = Crawler(WaybackSpider, machine_settings(task, archive, settings))
    with reading(store) as connection:
        before = done(connection, task)
    given = {"task": task, "archive": archive, "done": before, "known": _addresses(store, task)}
    _crawl(settings, crawler, ledger, advance, given)
    spider = crawler.spider
    assert isinstance(spider, WaybackSpider)
    return _report(ledger, unreadable=spider.unreadable + spider.failed)


def _addresses(store: Engine, task: Task) -> set[str]:
    """Where the documents that are kept lie, and where they were fetched from."""
    catch_up(store, Views(store))
    with reading(store) as connection:
        known = known_documents(connection, task.source.name)
    return {url for document in known for url in (document.url, document.capture_url)}


def _crawl(
    settings: Settings, crawler: Crawler, ledger: Ledger, advance: Advance, given: dict[str, Any]
) -> None:
    process = AsyncCrawlerProcess(process_settings(settings))

    async def work() -> None:
        await process.crawl(crawler, ledger=ledger, advance=advance, **given)

    run(process, work())


def _report(ledger: Ledger, *, unreadable: int) -> Report:
    end = ledger.finished
    reason = end.reason if end else "stopped before the end"
    return Report(recorded=ledger.recorded, unreadable=unreadable, reason=reason)
