"""Asks the log which sources are due, and looks at them once, however many times it was missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from answers.clock.due_looks import look_due, next_look
from answers.clock.timetables import last_slot, nightly_crawl
from casebook.casebook import GoOn, always
from crawler.crawling.only_crawler import is_crawler_at_work
from crawler.followed_sources import followed_names, look_interval, missing_keys
from scheduler.child_process import Run
from scheduler.jobs import crawl
from store.closing import closing_stores
from store.config import Settings
from store.lock import alone
from store.log import projections
from store.log.database import Engine, open_store, reading
from store.views.views import SourceState, Views, source_states

#: When it is asked again what another process is at: it may have died, which leaves all due.
_ELSEWHERE_AGAIN = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True, slots=True)
class CrawlDone:
    """What a waking of the crawl came to."""

    #: The sources that were looked at.
    names: tuple[str, ...] = ()
    #: The crawler's exit code; None where there was no crawl.
    code: int | None = None
    #: Whether another process is at it.
    elsewhere: bool = False
    #: When to ask for the next source that is due, UTC; None where none is followed.
    next: datetime | None = None


@closing_stores()
def crawl_due(
    settings: Settings, now: datetime, run: Run | None = None, go_on: GoOn = always
) -> CrawlDone:
    """Crawl the sources whose cadence has passed, unless another process is crawling; read models
    catch up unless all is to end."""
    engine = open_store(settings.database_url)
    done = CrawlDone()
    if _sources_due(settings, engine, now):
        with alone(engine, "crawl") as mine:
            if not mine or is_crawler_at_work(engine):
                return CrawlDone(elsewhere=True, next=now + _ELSEWHERE_AGAIN)
            # Asked again: another process may have done it before we were let in.
            names = _sources_due(settings, engine, now)
            code = _crawled(settings, names, run, go_on) if names else None
            done = CrawlDone(names=tuple(names), code=code)
    return replace(done, next=_next(settings, engine, now))


def _crawled(settings: Settings, names: Sequence[str], run: Run | None, go_on: GoOn) -> int:
    return crawl(settings, names, run=run, go_on=go_on, workers=settings.crawl.workers)


def _sources_due(settings: Settings, engine: Engine, now: datetime) -> list[str]:
    states, slot = _states(engine), last_slot(nightly_crawl(settings), now)
    return [
        name
        for name in _ready(settings)
        if look_due(look_interval(name, settings), states.get(name), slot=slot, now=now)
    ]


def _next(settings: Settings, engine: Engine, now: datetime) -> datetime | None:
    """When the next source will be due that is not due now."""
    states, nightly = _states(engine), nightly_crawl(settings)
    moments = (
        next_look(look_interval(name, settings), states.get(name), nightly, now)
        for name in _ready(settings)
    )
    return min((moment for moment in moments if moment > now), default=None)


def _ready(settings: Settings) -> list[str]:
    """The sources that are followed and do not want for a key."""
    keyless = missing_keys(settings)
    return [name for name in followed_names(settings) if name not in keyless]


def _states(engine: Engine) -> dict[str, SourceState]:
    projections.catch_up(engine, Views(engine))
    with reading(engine) as connection:
        return {state.name: state for state in source_states(connection)}
