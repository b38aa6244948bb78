"""Whose turn it is to ask a host: one request at a time, with a pause between two, whichever
sources they are for, and where several processes ask it (`shared_hosts`), whichever of them."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.httpobj import urlparse_cached

from crawler.politeness.host_rests import spare_at_rest
from store.database_address import StoreError
from store.shared_crawl.choices import free_after

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Request, Response

#: Seconds in which a server that is not slow answers.
QUICK = 0.1
#: Seconds that a slow server makes us wait at most.
SLOWEST = 60.0
#: Seconds after which an answer is waited for no longer.
LONGEST_ANSWER = 60.0


class AskedHosts(Protocol):
    """Knows when each host may be asked."""

    def keep_delay(self, host: str, delay: float) -> None:
        """Never send two requests to this host less than `delay` seconds apart, from now on."""

    def take(self, host: str) -> float:
        """Take the turn at a host: 0 where it is ours, else seconds to wait before trying again."""

    def give_back(self, host: str, latency: float) -> None:
        """Give back the turn at a host, whose answer took so many seconds."""


@dataclass(kw_only=True, slots=True)
class _Host:
    """One host; moments are seconds of the clock in use."""

    #: Seconds from the end of a request to the next: the most that any source keeps.
    delay: float = 0.0
    #: Seconds from the beginning of a request to the next, as slow as the server is.
    pace: float = 0.0
    #: When the next request may be sent.
    free: float = float("-inf")


class OwnHosts:
    """Hosts that no other process asks."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)

    def keep_delay(self, host: str, delay: float) -> None:
        known = self._hosts[host]
        known.free += max(0.0, delay - known.delay)
        known.delay = max(known.delay, delay)

    def take(self, host: str) -> float:
        return max(0.0, self._hosts[host].free - self._now())

    def give_back(self, host: str, latency: float) -> None:
        known = self._hosts[host]
        known.pace = slowed(known.pace, latency)
        wait = free_after(delay=known.delay, pace=known.pace, latency=latency)
        known.free = self._now() + wait


class HostTurns:
    """Gives out the turns at each host, in the order they were asked for."""

    def __init__(
        self,
        now: Callable[[], float] = monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        #: What knows of the hosts: others where several processes ask them.
        self.hosts: AskedHosts = OwnHosts(now)

    def keep_delay(self, host: str, delay: float) -> None:
        """Never send two requests to this host less than `delay` seconds apart, from now on."""
        self.hosts.keep_delay(host, delay)

    @asynccontextmanager
    async def turn(
        self, host: str, is_wanted: Callable[[], bool] = lambda: True
    ) -> AsyncIterator[None]:
        """Wait for a turn, and have it until the end: nobody else asks the host meanwhile.

        The delay counts from the end of an answer, since only that tells us that the request before
        has reached the server. A slow server is asked as seldom as it answers. Raises IgnoreRequest
        once a turn is no longer wanted that was waited for.
        """
        async with self._asking[host]:
            while True:
                if not is_wanted():
                    msg = "the look was ended"
                    raise IgnoreRequest(msg)
                wait = self.hosts.take(host)
                if wait <= 0:
                    break
                await self._sleep(wait)
            began = self._now()
            try:
                yield
            finally:
                self.hosts.give_back(host, self._now() - began)


def slowed(pace: float, latency: float) -> float:
    """The seconds from one request to the next, after an answer that took `latency` seconds.

    As Scrapy's AutoThrottle has it: at once as slow as the server, and half-way back each time it
    is faster. Scrapy's own knows only one source at a time.
    """
    slower = min(max(latency, (pace + latency) / 2), SLOWEST)
    return slower if slower > QUICK else 0.0


#: The turns of this process. Scrapy makes a download handler for each source, and gives it no way
#: to others.
TURNS = HostTurns()


class TurnHandler(HTTP11DownloadHandler):
    """A Scrapy download handler that waits for its turn. All there is to send passes through it:
    redirects, retries and robots.txt too."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._delay = crawler.settings.getfloat("HOST_DELAY")

    async def download_request(self, request: Request) -> Response:
        """The answer; IgnoreRequest where the look was ended while this request waited, HostAtRest
        where its host refused another look meanwhile."""
        host = urlparse_cached(request).hostname or ""
        spider: Any = self._crawler.spider  # a crawler.look.spider.SourceSpider
        with ending_look(spider):
            TURNS.keep_delay(host, self._delay)
            async with TURNS.turn(host, lambda: bool(self._crawler.crawling)):
                spare_at_rest(host, spider.look.rests, datetime.now(UTC))
                return await super().download_request(request)


@contextmanager
def ending_look(spider: Any) -> Iterator[None]:
    """End the look where the database fails by which workers share their hosts: nobody may ask
    without it. Raises IgnoreRequest then."""
    try:
        yield
    except StoreError as error:
        spider.findings.unwritable = error
        raise IgnoreRequest(str(error)) from error
