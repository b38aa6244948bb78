"""`blotter serve`: sleeps until something may be due, asks the log what is, and does it.

APScheduler only wakes us. There is no job store: the log says what was done, so a slot that was
missed (machine off, clock changed, process died) is made up for at the next waking, and two
schedulers on one database do nothing twice.
"""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import FrameType

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from answers.catch_up import read_history
from casebook.casebook import for_seconds
from scheduler.child_process import ChildProcess
from scheduler.due_work import Refused, crawl_due, letters_due
from store.config import Settings
from store.database_address import StoreError

logger = logging.getLogger(__name__)

#: What is due is also asked for at this interval: after a suspended machine, the death of another
#: scheduler, or a mail server that said "later".
LOOK_AGAIN = timedelta(hours=1)
#: History is read again, where it has to be, so long at a time, between all else.
READ_FOR = timedelta(minutes=5)


class _Stopped(Exception):
    """SIGTERM or SIGINT came."""


def serve(settings: Settings) -> None:
    """Do what is due, now and from now on, until SIGTERM or SIGINT."""
    child = ChildProcess()
    scheduler = _scheduler(settings, _wake(settings, child), _read(settings, child))
    try:
        with _signals():
            scheduler.start()
    except _Stopped:
        child.end()
        if scheduler.running:
            scheduler.shutdown()


def _wake(settings: Settings, child: ChildProcess) -> Callable[[], None]:
    refused: Refused = set()

    def wake() -> None:
        try:
            crawl_due(settings, datetime.now(UTC), child.run)
            if not child.ended:
                letters_due(settings, datetime.now(UTC), refused)
        except StoreError as error:  # the database is away; what is due is so at the next waking
            logger.error("%s", error)

    return wake


def _read(settings: Settings, child: ChildProcess) -> Callable[[], None]:
    def read() -> None:
        until = for_seconds(READ_FOR.total_seconds())
        read_history(settings, lambda: until() and not child.ended)

    return read


def _scheduler(
    settings: Settings, wake: Callable[[], None], read: Callable[[], None]
) -> BlockingScheduler:
    defaults = {"coalesce": True, "misfire_grace_time": None}
    scheduler = BlockingScheduler(timezone=settings.timezone, job_defaults=defaults)
    for at in (settings.schedule.crawl_at, settings.schedule.digest_at):
        daily = CronTrigger(hour=at.hour, minute=at.minute, timezone=settings.timezone)
        scheduler.add_job(wake, daily)
    again = IntervalTrigger(seconds=LOOK_AGAIN.total_seconds(), timezone=UTC)
    scheduler.add_job(wake, again, next_run_time=datetime.now(UTC))
    scheduler.add_job(read, IntervalTrigger(seconds=READ_FOR.total_seconds(), timezone=UTC))
    return scheduler


@contextmanager
def _signals() -> Iterator[None]:
    """Let SIGTERM and SIGINT end what is inside, wherever it is: it only waits."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise _Stopped

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
