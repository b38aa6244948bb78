"""Whose turn it is to ask a host: one request at a time, with a pause between two, whichever
sources of this process they are for."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.httpobj import urlparse_cached

from crawler.politeness.host_rests import spare_at_rest

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Request, Response

#: Seconds in which a server that is not slow answers.
QUICK = 0.1
#: Seconds that a slow server makes us wait at most.
SLOWEST = 60.0


@dataclass(kw_only=True, slots=True)
class _Host:
    """One host; moments are seconds of the clock in use."""

    asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    #: Seconds from the end of a request to the next: the most that any source keeps.
    delay: float = 0.0
    #: Seconds from the beginning of a request to the next, as slow as the server is.
    pace: float = 0.0
    #: When the next request may be sent.
    free: float = float("-inf")


class HostTurns:
    """Gives out the turns at each host, in the order they were asked for."""

    def __init__(
        self,
        now: Callable[[], float] = monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)

    def keep_delay(self, host: str, delay: float) -> None:
        """Never send two requests to this host less than `delay` seconds apart, from now on."""
        known = self._hosts[host]
        known.free += max(0.0, delay - known.delay)
        known.delay = max(known.delay, delay)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn, and have it until the end: nobody else asks the host meanwhile.

        The delay counts from the end of an answer, since only that tells us that the request before
        has reached the server. A slow server is asked as seldom as it answers.
        """
        asked = self._hosts[host]
        async with asked.asking:
            while (wait := asked.free - self._now()) > 0:
                await self._sleep(wait)
            began = self._now()
            try:
                yield
            finally:
                ended = self._now()
                asked.pace = slowed(asked.pace, ended - began)
                asked.free = max(ended + asked.delay, began + asked.pace)


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
        TURNS.keep_delay(host, self._delay)
        async with TURNS.turn(host):
            if not self._crawler.crawling:
                msg = "the look was ended"
                raise IgnoreRequest(msg)
            spider: Any = self._crawler.spider  # a crawler.look.spider.SourceSpider
            spare_at_rest(host, spider.look.rests, datetime.now(UTC))
            return await super().download_request(request)
