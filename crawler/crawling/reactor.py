"""Runs the reactor for as long as there is work, or until a signal ends it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from threading import Event
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from twisted.internet.error import ReactorNotRunning

from crawler.crawling.vital_signs import beat_for_ever, end_without_parent

_SIGNALS = (signal.SIGTERM, signal.SIGINT)
#: Seconds after which crawlers that were just beginning when they were stopped are stopped again.
AGAIN = 0.1


def run_reactor(
    process: AsyncCrawlerProcess,
    work: Coroutine[Any, Any, None],
    stopping: Callable[[], None] = lambda: None,
    beat: Callable[[], None] = lambda: None,
) -> None:
    """Run the reactor until the work is done.

    SIGTERM or SIGINT stops the crawlers, which lets the work come to its end; `stopping` is called
    first, to begin nothing new. A second signal ends the process at once, and so does an alarm
    where the reactor is stuck. Until it is stopped, `beat` is called once a second.
    """
    loop = asyncio.get_event_loop()
    stopped = Event()

    async def stop() -> None:
        end_without_parent()
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)
        stopped.set()
        stopping()
        await stop_crawlers(process)

    async def minding_signals() -> None:
        stops: list[asyncio.Task[None]] = []
        for number in _SIGNALS:
            loop.add_signal_handler(number, lambda: stops.append(loop.create_task(stop())))
        beats = loop.create_task(beat_for_ever(lambda: None if stopped.is_set() else beat()))
        try:
            await work
        finally:
            beats.cancel()

    task = loop.create_task(minding_signals())
    task.add_done_callback(_end)
    # Scrapy's own handlers stop the reactor before the work is done.
    process.start(stop_after_crawl=False, install_signal_handlers=False)
    if task.done():
        task.result()


async def stop_crawlers(process: AsyncCrawlerProcess) -> None:
    """Stop all crawlers of a process: what they have read is recorded, and how far they came."""
    while process.crawlers:
        stops = [stop_crawler(crawler) for crawler in process.crawlers]
        # One that cannot be stopped must not keep the others; it is tried again.
        await asyncio.gather(*stops, return_exceptions=True)
        await asyncio.sleep(AGAIN)


async def stop_crawler(crawler: Crawler) -> None:
    """Stop a crawler once its engine runs: Scrapy takes one that is just beginning for stopped, and
    lets it run on."""
    try:
        running = crawler.engine.running
    except RuntimeError:  # there is no engine yet
        return
    if running:
        await crawler.stop_async()


def _end(_: asyncio.Task[None]) -> None:
    from twisted.internet import reactor  # importing it earlier would install another one

    with suppress(ReactorNotRunning):
        reactor.stop()  # type: ignore[misc]
