"""Crawls and back-fills as child processes, after which the read models catch up."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from answers.catch_up import catch_up
from casebook.casebook import GoOn, always
from crawler.followed_sources import look_interval
from scheduler.child_process import Hear, Run, run_child, run_module
from scheduler.crawl_watch import CrawlWatch, lost_looks
from scheduler.workers.worker_processes import crawl_by_workers
from search.engines import hint
from store.config import Settings
from store.log import log
from store.log.database import open_store
from store.log.projections import counted
from store.log.written_once import writing_once
from store.patience import once_it_is_back, while_it_is_away
from store.streams.progress import at_work
from store.views.peek import require_writable

logger = logging.getLogger(__name__)


def crawl(
    settings: Settings,
    names: Sequence[str],
    replay: Sequence[Path] = (),
    run: Run | None = None,
    go_on: GoOn = always,
    workers: int | None = None,
) -> int:
    """Look at the named sources, on the network or in WARC files; the crawler's exit code.
    With a number of `workers` so many look together, and any others that help.

    It is a process of its own, since a Twisted reactor can be started only once; its output passes
    through. One that was killed, by its own alarm say, is recorded for the sources it was looking
    at, and begun again for the others. Looks that it could not record itself, since the database
    was away, are recorded once that is back. Views and index catch up even if it failed: what it
    recorded is recorded; but not where `go_on` says that all is to end. Raises ReadOnlyError before
    anybody is asked for anything.
    """
    require_writable(settings.database_url)
    if workers and not replay:
        code = crawl_by_workers(settings, names, workers, run)
    else:
        code = _crawled(settings, names, replay, run or run_child)
    if go_on():
        _catch_up(settings)
    return code


def _crawled(settings: Settings, names: Sequence[str], replay: Sequence[Path], run: Run) -> int:
    files = [part for file in replay for part in ("--replay", str(file))]
    over: set[str] = set()
    while True:
        watch = CrawlWatch()
        without = [part for name in sorted(over) for part in ("--without", name)]
        code = run_module("crawler", [*names, *files, *without], run, watch.hear)
        if watch.running:
            _record_lost(settings, watch, code)
        if code >= 0 or not watch.running:
            return max(code, 1) if over and code >= 0 else code
        over |= watch.done() | watch.culprits()
        if not watch.left():
            return 1


def _record_lost(settings: Settings, watch: CrawlWatch, code: int) -> None:
    """Record how the looks went that a crawl was at which was killed, or had lost its database."""
    now = datetime.now(UTC)
    entries = lost_looks(watch, code, now, lambda name: look_interval(name, settings))

    engine = once_it_is_back(lambda: open_store(settings.database_url))
    record = writing_once(engine, lambda connection: log.append(connection, entries, now=now))
    for recorded in once_it_is_back(record):
        logger.warning("%s: %s", recorded.stream, getattr(recorded.event, "reason", ""))


def check(name: str) -> int:
    """Look at one source's listings, record nothing, print what was read; the exit code."""
    return run_module("crawler", [name, "--check"], run_child, _unheard)


def backfill(
    settings: Settings, arguments: Sequence[str], module: str = "", hear: Hear | None = None
) -> int:
    """Run `python -m crawler.backfill`, or a module in it, with these arguments, then catch up; its
    exit code. `hear` hears what it tells."""
    require_writable(settings.database_url)
    whole = f"crawler.backfill.{module}" if module else "crawler.backfill"
    code = run_module(whole, arguments, run_child, hear or _unheard)
    _catch_up(settings)
    return code


def _unheard(_: str) -> None:
    """What a child tells and nobody needs."""


def _catch_up(settings: Settings) -> None:
    with at_work("events") as advance:
        while_it_is_away(lambda: catch_up(settings, counted(advance, "read")))
    if advice := hint(settings):
        logger.warning(advice)
