"""One worker: a process that takes looks which were planned for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from scrapy.crawler import AsyncCrawlerProcess

from crawler.crawling.crawl_run import AT_ONCE, take_all
from crawler.crawling.host_ledger import HostLedger
from crawler.crawling.one_look import LookReport, look_once
from crawler.crawling.order import PlannedLook
from crawler.crawling.workers.planning import plan
from crawler.crawling.workers.shared_looks import Load, SharedLooks
from crawler.look.told import Tell, untold
from crawler.politeness.host_turns import TURNS
from crawler.source.source import Source
from store.config import Settings
from store.log.database import open_store
from store.log.projections import catch_up
from store.shared_crawl.worker_session import worker_session
from store.views.views import Views


@dataclass(frozen=True, kw_only=True, slots=True)
class Crew:
    """Which looks a worker takes, and with how many others."""

    #: The crawl that is planned, unless another of its workers has done so; empty where others
    #: plan, and this worker waits for looks until it is told to end.
    crawl: str = ""
    #: Workers that begin together.
    workers: int = 1
    #: Whether sources are asked that are to be left alone.
    insist: bool = False


def work(
    settings: Settings,
    crew: Crew,
    sources: Sequence[Source],
    load: Load,
    *,
    report: Callable[[LookReport], None],
    tell: Tell = untold,
    beat: Callable[[], None] = lambda: None,
) -> bool:
    """Take looks until those that are planned are over, whoever takes them; whether none of those
    that this worker took crashed or was stopped.

    Which of them a worker has, and which host it asks, the database knows; what it had when it dies
    is taken up by another. Can be called once in a process. Raises StoreError.
    """
    store = open_store(settings.database_url)
    catch_up(store, Views(store))
    reports: list[LookReport] = []
    with worker_session(store) as session:
        if crew.crawl:
            plan(session, settings, crew.crawl, sources, datetime.now(UTC), insist=crew.insist)
        looks = SharedLooks(
            session,
            load,
            at_once=AT_ONCE,
            workers=crew.workers,
            for_ever=not crew.crawl,
        )
        TURNS.hosts = looks.hosts
        ledger = HostLedger(rests=looks.hosts.rests)

        async def take(process: AsyncCrawlerProcess, look: PlannedLook) -> None:
            taken = looks.taken(look.name)
            for kind in ("plan", "begin"):
                tell(kind, look.name, "")
            done = await look_once(
                process,
                settings,
                store,
                look,
                ledger,
                insist=taken.look.insist,
                tell=tell,
                shared=taken.shared,
            )
            looks.end(done)
            tell("end", look.name, "")
            reports.append(done)
            report(done)

        take_all(settings, looks, take, beat)
    return not any(one.crash or one.stopped for one in reports)
