"""How a host is spared: so many requests a day, as slowly as its robots.txt asks, and not at all
after it has refused us."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.exceptions import IgnoreRequest

from crawler.politeness.host_rests import spare_at_rest
from crawler.politeness.host_turns import TURNS, ending_look
from store.log import log
from store.log.database import Connection
from store.log.events import SourceBackfilled, SourceChecked

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Request
    from scrapy.robotstxt import RobotParser

#: Seconds between two requests that a look can wait; a host that asks for more is not asked.
LONGEST_DELAY = 600.0
#: The product token that robots.txt rules name (RFC 9309 section 2.2.1).
PRODUCT = "Blotter"


class HostSpared(IgnoreRequest):
    """A host is left alone; the message says why."""

    def __init__(self, reason: str, *, host: str, until: datetime | None = None) -> None:
        super().__init__(reason)
        self.host = host
        #: When it may be asked again, UTC; None where the next look is soon enough.
        self.until = until


class Courtesy:
    """A Scrapy downloader middleware, the last before the network, so that it sees all there is to
    send: redirects, retries and robots.txt too. It counts, and keeps what the host asks for."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        #: Seconds between two requests, by host, as robots.txt asks.
        self._delays: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Courtesy:
        courtesy = cls(crawler)
        crawler.signals.connect(courtesy.robots_parsed, signals.robots_parsed)
        return courtesy

    def process_request(self, request: Request) -> None:
        """Count a request, or raise HostSpared or HostAtRest."""
        spider: Any = self._crawler.spider  # a crawler.look.spider.SourceSpider
        look, findings = spider.look, spider.findings
        host = host_of(request.url)
        if host in findings.left_alone:
            msg = f"{host} refused an earlier request"
            raise HostSpared(msg, host=host)
        spare_at_rest(host, look.rests, datetime.now(UTC))
        if self._delays.get(host, 0.0) > LONGEST_DELAY:
            msg = f"{host} asks for {self._delays[host]:g} seconds between requests (robots.txt)"
            raise HostSpared(msg, host=host)
        with ending_look(spider):
            is_granted = look.spent.spend(host, look.requests_a_day)
        if not is_granted:
            msg = f"{host} has had its {look.requests_a_day} requests of the day"
            raise HostSpared(msg, host=host, until=day_after(look.at))
        findings.requests[host] += 1
        look.tell("ask", look.source.name, host)

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Keep to a Crawl-delay."""
        host, asked = host_of(request.url), robotparser.crawl_delay(PRODUCT) or 0.0
        self._delays[host] = asked
        if asked <= LONGEST_DELAY:
            TURNS.keep_delay(host, asked)


def requests_sent_today(connection: Connection, now: datetime) -> Counter[str]:
    """The requests that were sent on the day of `now` (UTC), by host, as the looks and
    back-fills of all sources have counted them."""
    midnight = log.position_before(connection, day_after(now) - timedelta(days=1))
    counted: Counter[str] = Counter()
    for kind in ("SourceChecked", "SourceBackfilled"):
        for recorded in log.read(connection, after=midnight, type=kind):
            if isinstance(recorded.event, SourceChecked | SourceBackfilled):
                counted.update(recorded.event.requests)
    return counted


def day_after(moment: datetime) -> datetime:
    """The end of a moment's day, UTC."""
    return datetime.combine(moment.astimezone(UTC).date() + timedelta(days=1), time(), UTC)


def host_of(url: str) -> str:
    """The host of an address; empty where it has none, which asking it will tell."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
