"""Looks at many sources side by side, in one process with one reactor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeAlias

from scrapy.crawler import AsyncCrawlerProcess

from crawler.archives.archive import ArchiveDay
from crawler.crawling.host_ledger import HostLedger
from crawler.crawling.one_look import LookReport, look_once
from crawler.crawling.order import PlannedLook, live_looks, next_look, replayed_looks
from crawler.crawling.reactor import run_reactor, stop_crawlers
from crawler.crawling.reports import went_well
from crawler.look.told import Tell, untold
from crawler.politeness.host_turns import TURNS
from crawler.politeness.scrapy_settings import host_delay, process_settings
from crawler.source.source import Source
from store.config import Settings
from store.database_address import StoreError
from store.log.database import Engine, open_store, reading
from store.log.projections import catch_up
from store.views.views import Views, source_states

#: Looks that go on at once. They wait most of the time; what each holds meanwhile is what it knows
#: of its source, and one answer of at most `MAXSIZE` bytes.
AT_ONCE = 16

#: Takes one look.
_TakeLook: TypeAlias = Callable[[PlannedLook], Coroutine[Any, Any, LookReport]]


def crawl(
    settings: Settings,
    sources: Sequence[Source],
    *,
    days: Sequence[ArchiveDay] | None = None,
    insist: bool = False,
    at_once: int = AT_ONCE,
    report: Callable[[LookReport], None],
    tell: Tell = untold,
    beat: Callable[[], None] = lambda: None,
) -> bool:
    """Look at each source: on the network, up to `at_once` at a time, or on each day of an archive
    that has its listing, one after the other.

    A source that is to be left alone for a while (`SourceChecked.not_before`) is passed over, and a
    host that asked another source for rest (`resting`) is not, unless the caller insists. Whether
    there was anything to look at, and all of it was looked at and went well
    (`crawler.crawling.reports.went_well`). A Twisted reactor starts once, so this can be called
    once in a process. `tell` is told of all looks, `beat` is called once a second. Raises
    StoreError.
    """
    store = open_store(settings.database_url)
    catch_up(store, Views(store))  # it may take long, and nothing can be asked meanwhile
    waiting = _live(settings, store, sources) if days is None else replayed_looks(sources, days)
    planned = len(waiting)
    reports: list[LookReport] = []
    process = AsyncCrawlerProcess(process_settings(settings))
    ledger = HostLedger(rests={} if insist else None)

    async def take(look: PlannedLook) -> LookReport:
        name = look.source.name
        tell("begin", name, "")
        done = await look_once(process, settings, store, look, ledger, insist=insist, tell=tell)
        tell("end", name, "")
        reports.append(done)
        report(done)
        return done

    for look in waiting:
        tell("plan", look.source.name, "")

    work = _side_by_side(process, waiting, take, at_once if days is None else 1)
    run_reactor(process, work, stopping=waiting.clear, beat=beat)
    return bool(planned) and len(reports) == planned and went_well(reports)


def _live(settings: Settings, store: Engine, sources: Sequence[Source]) -> list[PlannedLook]:
    """The looks at these sources; the delays of all are kept from the first request on."""
    with reading(store) as connection:
        looked_at = {state.name: state.checked_at for state in source_states(connection)}
    looks = live_looks(sources, looked_at)
    for look in looks:
        for host in look.hosts:
            TURNS.keep_delay(host, host_delay(look.source, settings))
    return looks


async def _side_by_side(
    process: AsyncCrawlerProcess, waiting: list[PlannedLook], take: _TakeLook, at_once: int
) -> None:
    """Take all looks that wait, which a stop clears; StoreError ends them all, once what is going
    on was stopped."""
    running: dict[asyncio.Task[LookReport], PlannedLook] = {}
    unwritable: StoreError | None = None
    while True:
        while len(running) < at_once and (look := next_look(waiting, running.values())):
            waiting.remove(look)
            running[asyncio.create_task(take(look))] = look
        if not running:
            break
        done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            del running[task]
            try:
                task.result()
            except StoreError as error:
                unwritable = unwritable or error
                waiting.clear()
                await stop_crawlers(process)
    if unwritable:
        raise unwritable
