"""One look of a crawl: what it goes by, and how it ended."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TypeAlias

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.crawling.host_ledger import HostLedger
from crawler.crawling.order import PlannedLook
from crawler.crawling.reactor import AGAIN, stop_crawler
from crawler.look.look import Findings, Look, resting, was_interrupted
from crawler.look.past import source_past
from crawler.look.spider import SourceSpider
from crawler.look.told import Tell, untold
from crawler.politeness.scrapy_settings import look_deadline, requests_a_day, scrapy_settings
from store.config import Settings
from store.database_address import StoreError
from store.log.database import Engine, reading
from store.log.events import SourceChecked
from store.log.projections import catch_up
from store.patience import awaited_while_away
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
    #: Document events appended, by type.
    events: Counter[str] = field(default_factory=Counter)


#: Given a look and its findings, the look as it is taken.
Share: TypeAlias = Callable[[Look, Findings], Look]


def _with_nobody(look: Look, _findings: Findings) -> Look:
    return look


async def look_once(
    process: AsyncCrawlerProcess,
    settings: Settings,
    store: Engine,
    planned: PlannedLook,
    ledger: HostLedger,
    *,
    insist: bool,
    tell: Tell = untold,
    shared: Share = _with_nobody,
) -> LookReport:
    """One look at one source; what it raises is reported and costs no other source. StoreError
    alone is passed on. `shared` gives the look as it goes on where other processes have to do with
    it."""
    findings = Findings()
    source, day = planned.source, planned.day
    rest: SourceChecked | None = None
    try:
        look = await awaited_while_away(
            lambda: prepared_look(settings, store, planned, ledger, tell)
        )
        rest = resting(look)
        if rest and not insist:
            return LookReport(source=source.name, resting=rest)
        look = shared(look, findings)
        crawler = Crawler(SourceSpider, scrapy_settings(source, settings, replay=day is not None))
        at_work = process.crawl(crawler, look=look, findings=findings, store=store)
        await _in_time(crawler, at_work, findings, look_deadline(source, settings))
        if findings.unwritable:
            raise findings.unwritable
    except StoreError:  # what the others find could not be recorded either
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
        stopped=was_interrupted(findings),
        resting=rest,
        events=findings.events,
    )


async def _in_time(
    crawler: Crawler, at_work: asyncio.Task[None], findings: Findings, deadline: float
) -> None:
    """Wait for a look, and end it after `deadline` seconds: what it has read is recorded."""
    await asyncio.wait({at_work}, timeout=deadline)
    if not at_work.done():
        findings.overdue = f"not at its end after {deadline:g} s"
    while not at_work.done():
        await stop_crawler(crawler)
        await asyncio.wait({at_work}, timeout=AGAIN)
    at_work.result()


def prepared_look(
    settings: Settings,
    store: Engine,
    planned: PlannedLook,
    ledger: HostLedger,
    tell: Tell = untold,
) -> Look:
    """What a look goes by that begins now, or when the day's first listing was captured."""
    source, day = planned.source, planned.day
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
            spent=ledger.requests_of_day(connection, at),
            # What an archive holds is no matter of today's hosts.
            rests={} if day else ledger.resting(connection, at),
            tell=tell,
        )
