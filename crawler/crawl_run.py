"""Looks at sources, one after the other, in one process with one reactor."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from twisted.internet.error import ReactorNotRunning

from crawler.archives.archive import ArchiveDay
from crawler.look.look import Findings, Look, resting, source_past
from crawler.look.spider import SourceSpider
from crawler.politeness.courtesy import requests_sent_today
from crawler.politeness.scrapy_settings import process_settings, requests_a_day, scrapy_settings
from crawler.source.source import Source
from store.config import Settings
from store.database_address import StoreError
from store.log.database import Engine, open_store, reading
from store.log.events import SourceChecked
from store.log.projections import catch_up
from store.views.views import Views

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class LookReport:
    """How one look at one source ended."""

    source: str
    #: The day of the archive, in a replay.
    day: date | None = None
    #: As recorded; None where not even that could be.
    checked: SourceChecked | None = None
    #: What our own code stumbled over; empty where it did not.
    crash: str = ""
    #: Whether the look was stopped from outside.
    stopped: bool = False
    #: The look before, where the source is to be left alone after it: what there is to report when
    #: that was done (neither `checked` nor `crash`), and what was insisted against when it was not.
    resting: SourceChecked | None = None


def crawl(
    settings: Settings,
    sources: Sequence[Source],
    *,
    days: Sequence[ArchiveDay] | None = None,
    insist: bool = False,
    report: Callable[[LookReport], None],
) -> bool:
    """Look at each source: on the network, or on each day of an archive that has its listing.

    A source that is to be left alone for a while (`SourceChecked.not_before`) is passed over,
    unless the caller insists. Whether there was anything to look at, and all of it was looked at to
    the end and without a stumble of our own. A Twisted reactor starts once, so this can be called
    once in a process. Raises StoreError.
    """
    store = open_store(settings.database_url)
    looks = list(_looks(sources, days))
    reports: list[LookReport] = []
    process = AsyncCrawlerProcess(process_settings(settings))

    async def look_at_all() -> None:
        for source, day in looks:
            reports.append(await _look(process, settings, store, source, day, insist=insist))
            report(reports[-1])
            if reports[-1].stopped:
                break

    run_reactor(process, look_at_all())
    ended_well = [not (done.crash or done.stopped) for done in reports]
    return bool(looks) and len(reports) == len(looks) and all(ended_well)


def _looks(
    sources: Sequence[Source], days: Sequence[ArchiveDay] | None
) -> Iterator[tuple[Source, ArchiveDay | None]]:
    """In a replay by date, each source on the days that one of its listings was captured."""
    if days is None:
        yield from ((source, None) for source in sources)
        return
    for day in days:
        for source in sources:
            if any(day.captured_at(listing) for listing in source.listings):
                yield source, day


async def _look(
    process: AsyncCrawlerProcess,
    settings: Settings,
    store: Engine,
    source: Source,
    day: ArchiveDay | None,
    *,
    insist: bool,
) -> LookReport:
    """One look at one source; what it raises is reported and costs no other source."""
    findings = Findings()
    rest: SourceChecked | None = None
    try:
        look = prepared_look(settings, store, source, day)
        rest = resting(look)
        if rest and not insist:
            return LookReport(source=source.name, resting=rest)
        crawler = Crawler(SourceSpider, scrapy_settings(source, settings, replay=day is not None))
        await process.crawl(crawler, look=look, findings=findings, store=store)
        if findings.unwritable:
            raise findings.unwritable
    except StoreError:  # what the others found could not be recorded either
        raise
    except Exception as error:  # one source's crash must not stop the others
        _log.exception("the look at %s crashed", source.name)
        findings.crash = f"{type(error).__name__}: {error}"
    if findings.checked is None and not findings.crash:
        findings.crash = "how the look went could not be recorded"
    return LookReport(
        source=source.name,
        day=day.date if day else None,
        checked=findings.checked,
        crash=findings.crash,
        stopped=not findings.complete and not findings.crash,
        resting=rest,
    )


def prepared_look(
    settings: Settings, store: Engine, source: Source, day: ArchiveDay | None
) -> Look:
    """What a look goes by that begins now, or when the day's first listing was captured."""
    at = datetime.now(UTC)
    if day:
        at = min(moment for url in source.listings if (moment := day.captured_at(url)))
    catch_up(store, Views(store))
    with reading(store) as connection:
        return Look(
            source=source,
            keep=settings.source(source.name).keep or source.keep,
            at=at,
            past=source_past(connection, source.name),
            day=day,
            requests_a_day=requests_a_day(source, settings),
            spent=requests_sent_today(connection, at),
        )


def run_reactor(process: AsyncCrawlerProcess, work: Coroutine[Any, Any, None]) -> None:
    """Run the reactor until the work is done, or a signal ends it after the look it is at."""
    task = asyncio.get_event_loop().create_task(work)
    task.add_done_callback(_stop)
    process.start(stop_after_crawl=False)
    if task.done():
        task.result()


def _stop(_: asyncio.Task[None]) -> None:
    from twisted.internet import reactor  # importing it earlier would install another one

    with suppress(ReactorNotRunning):
        reactor.stop()  # type: ignore[misc]
