"""What is planned for the workers of a crawl: looks, and what is known of their hosts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from crawler.crawling.order import live_looks
from crawler.politeness.courtesy import requests_sent_today
from crawler.politeness.host_rests import rests_in_log
from crawler.politeness.scrapy_settings import host_delay
from crawler.source.source import Source
from store.config import Settings
from store.log.database import Connection, reading
from store.shared_crawl.choices import SharedLook
from store.shared_crawl.hosts import HostBegun, SharedRest, begin_hosts
from store.shared_crawl.looks import plan_looks
from store.shared_crawl.worker_session import WorkerSession
from store.views.views import source_states


def plan(
    session: WorkerSession,
    settings: Settings,
    crawl: str,
    sources: Sequence[Source],
    now: datetime,
    *,
    insist: bool,
) -> None:
    """Plan a look at each source, those first that have waited longest, unless another worker of
    the crawl has done so; the views must have caught up. Raises CrawlUnderWayError."""
    with reading(session.engine) as connection:
        looked_at = {state.name: state.checked_at for state in source_states(connection)}
        hosts = _hosts(connection, settings, sources, now, insist=insist)
    looks = [
        SharedLook(name=look.name, hosts=look.hosts, insist=insist)
        for look in live_looks(sources, looked_at)
    ]

    def begin(connection: Connection) -> None:
        begin_hosts(connection, hosts, now.astimezone(UTC).date())

    plan_looks(session, crawl, looks, begin)


def _hosts(
    connection: Connection,
    settings: Settings,
    sources: Sequence[Source],
    now: datetime,
    *,
    insist: bool,
) -> dict[str, HostBegun]:
    """What is known of all hosts that are asked for listings, were asked today, or asked for rest;
    whoever insists begins without rests."""
    delays: defaultdict[str, float] = defaultdict(float)
    for look in live_looks(sources, {}):
        for host in look.hosts:
            delays[host] = max(delays[host], host_delay(look.source, settings))
    sent = requests_sent_today(connection, now)
    rests = {} if insist else rests_in_log(connection, now)
    return {
        host: HostBegun(
            delay=delays[host],
            requests=sent[host],
            rest=SharedRest(until=rest.until, reason=rest.reason)
            if (rest := rests.get(host))
            else None,
        )
        for host in {*delays, *sent, *rests}
    }
