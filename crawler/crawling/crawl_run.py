"""Looks at many sources side by side, in one process with one reactor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine, Sequence
from typing import Any, Protocol, TypeAlias

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


class Looks(Protocol):
    """The looks of a crawl, as they are taken by this process."""

    @property
    def again(self) -> float | None:
        """Seconds after which it is asked again for one to take; None where none will come."""

    def next(self, running: Collection[PlannedLook]) -> PlannedLook | None:
        """The next look, beside those that go on; None where there is none just now."""

    def are_over(self) -> bool:
        """Whether no look will come any more."""

    def stop(self) -> None:
        """Give out no more."""


#: Takes one look.
TakeLook: TypeAlias = Callable[[AsyncCrawlerProcess, PlannedLook], Coroutine[Any, Any, None]]


class OwnLooks:
    """Looks that this process alone takes."""

    again: float | None = None

    def __init__(self, waiting: list[PlannedLook], at_once: int) -> None:
        self._waiting = waiting
        self._at_once = at_once

    def next(self, running: Collection[PlannedLook]) -> PlannedLook | None:
        look = next_look(self._waiting, running) if len(running) < self._at_once else None
        if look:
            self._waiting.remove(look)
        return look

    def are_over(self) -> bool:
        return not self._waiting

    def stop(self) -> None:
        self._waiting.clear()


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
    ledger = HostLedger(rests={} if insist else None)

    async def take(process: AsyncCrawlerProcess, look: PlannedLook) -> None:
        name = look.source.name
        tell("begin", name, "")
        done = await look_once(process, settings, store, look, ledger, insist=insist, tell=tell)
        tell("end", name, "")
        reports.append(done)
        report(done)

    for look in waiting:
        tell("plan", look.source.name, "")

    take_all(settings, OwnLooks(waiting, at_once if days is None else 1), take, beat)
    return bool(planned) and len(reports) == planned and went_well(reports)


def take_all(settings: Settings, looks: Looks, take: TakeLook, beat: Callable[[], None]) -> None:
    """Take looks until they are over, or until this process is told to end. Raises StoreError."""
    process = AsyncCrawlerProcess(process_settings(settings))
    run_reactor(process, _side_by_side(process, looks, take), stopping=looks.stop, beat=beat)


def _live(settings: Settings, store: Engine, sources: Sequence[Source]) -> list[PlannedLook]:
    """The looks at these sources; the delays of all are kept from the first request on."""
    with reading(store) as connection:
        looked_at = {state.name: state.checked_at for state in source_states(connection)}
    looks = live_looks(sources, looked_at)
    for look in looks:
        for host in look.hosts:
            TURNS.keep_delay(host, host_delay(look.source, settings))
    return looks


async def _side_by_side(process: AsyncCrawlerProcess, looks: Looks, take: TakeLook) -> None:
    """Take looks until they are over; StoreError ends them all, once what is going on was
    stopped."""
    running: dict[asyncio.Task[None], PlannedLook] = {}
    unwritable: StoreError | None = None
    while True:
        try:
            while look := looks.next(running.values()):
                running[asyncio.create_task(take(process, look))] = look
            if not running and looks.are_over():
                break
            for task in await _over(running, looks.again):
                del running[task]
                task.result()
        except StoreError as error:
            unwritable = unwritable or error
            looks.stop()
            await stop_crawlers(process)
    if unwritable:
        raise unwritable


async def _over(
    running: Collection[asyncio.Task[None]], again: float | None
) -> set[asyncio.Task[None]]:
    """Those that are over, once any is or it is time to ask for more."""
    if not running:
        await asyncio.sleep(again or 0)
        return set()
    done, _ = await asyncio.wait(running, timeout=again, return_when=asyncio.FIRST_COMPLETED)
    return done
