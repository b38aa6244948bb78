"""`blotter serve`: sleeps until something may be due, asks the log what is, and does it.

APScheduler only wakes us. There is no job store: the log says what was done, so a slot that was
missed (machine off, clock changed, process died) is made up for at the next waking, and two
schedulers on one database do nothing twice. The crawl, the letters and the reading of history are
woken each by itself and wait for one another in nothing.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from types import FrameType
from typing import NoReturn

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from answers.clock.schedule import schedule
from answers.clock.schedule_lines import schedule_lines
from answers.erasures.presence import present
from crawler.own_version import own_version
from scheduler.all_work import AllWork
from scheduler.daemon_threads import DaemonThreads
from scheduler.health import answering
from scheduler.start_checks import check_settings
from scheduler.waking import Work
from store.closing import closing_stores
from store.config import Settings
from store.log.database import open_store
from store.plain_text import clean

logger = logging.getLogger(__name__)

#: Seconds that work has to end once it is told to.
GRACE = 8.0
#: Seconds between two looks whether the clock was set, and by how many it may drift meanwhile.
_CLOCK_CHECK, _DRIFT = 20.0, 10.0


class _Stopped(Exception):
    """SIGTERM or SIGINT came."""


def serve(settings: Settings) -> None:
    """Do what is due, now and from now on, until SIGTERM or SIGINT. Raises ConfigError where the
    settings do not allow for it."""
    logger.info("Blotter %s, home %s", own_version(), settings.home)
    for fault in check_settings(settings):
        logger.error("%s", clean(fault))
    _say_what_is_next(settings)
    all_work, threads = AllWork(settings), DaemonThreads()
    scheduler = BackgroundScheduler(timezone=UTC, executors={"default": threads})
    for work in all_work.works:
        _add(scheduler, work)
    all_work.after_crawl = lambda: _wake_at(scheduler, "letters", datetime.now(UTC))
    try:
        engine = open_store(settings.database_url)
        with _on_signal(_stop), present(settings, engine, "serve"), answering(settings, all_work):
            scheduler.start()
            _watch_the_clock(scheduler)
    except _Stopped:
        with _on_signal(_exit):
            scheduler.shutdown(wait=False)
            _end(all_work, threads)


@closing_stores()
def _say_what_is_next(settings: Settings) -> None:
    engine = open_store(settings.database_url)
    for line in schedule_lines(schedule(engine, settings, now=datetime.now(UTC))):
        logger.info("%s", clean(line))


def _add(scheduler: BackgroundScheduler, work: Work) -> None:
    """Wake this work now and whenever it says; by interval where it no longer says anything."""

    def wake() -> None:
        _wake_at(scheduler, work.name, work.wake())

    scheduler.add_job(
        wake,
        IntervalTrigger(seconds=work.again.total_seconds(), timezone=UTC),
        id=work.name,
        next_run_time=datetime.now(UTC),
        coalesce=True,
        misfire_grace_time=None,
        max_instances=work.at_once,
    )


def _wake_at(scheduler: BackgroundScheduler, name: str, moment: datetime) -> None:
    with suppress(JobLookupError):  # all is ending
        scheduler.modify_job(name, next_run_time=moment)


def _watch_the_clock(scheduler: BackgroundScheduler) -> NoReturn:
    """Wake all where the clock was set: what APScheduler waits for is a time of the old clock."""
    ahead = time.time() - time.monotonic()
    while True:
        _wait_for_signals(_CLOCK_CHECK)
        before, ahead = ahead, time.time() - time.monotonic()
        if abs(ahead - before) > _DRIFT:
            logger.warning(
                "the clock was set by %.0f s: looking again at what is due", ahead - before
            )
            for job in scheduler.get_jobs():
                _wake_at(scheduler, job.id, datetime.now(UTC))


def _wait_for_signals(seconds: float) -> None:
    """Wait so long, or until a signal comes. The kernel may hand it to any thread; a lock that the
    main one waits for, which alone runs what handles it, would then be waited for to the end."""
    waking, woken = socket.socketpair()
    with waking, woken:
        waking.setblocking(False)
        before = signal.set_wakeup_fd(waking.fileno(), warn_on_full_buffer=False)
        try:
            select.select([woken], [], [], seconds)
        finally:
            signal.set_wakeup_fd(before)


def _end(all_work: AllWork, threads: DaemonThreads) -> None:
    """End what is at work; what does not end in time ends with the process."""
    began = time.monotonic()
    all_work.end()
    left = threads.wait(GRACE / 2)
    all_work.kill()
    if left and (left := threads.wait(began + GRACE - time.monotonic())):
        logger.warning("still at work, ended by force: %s", ", ".join(left))
        # The log is made for processes that die; the end of an interpreter waits for libraries.
        logging.shutdown()
        os._exit(0)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise _Stopped


def _exit(number: int, frame: FrameType | None) -> NoReturn:
    """At once, whatever is still at work."""
    os._exit(128 + number)


@contextmanager
def _on_signal(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Have SIGTERM and SIGINT handled so, wherever what is inside has come to."""
    before = {number: signal.signal(number, handler) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, former)
