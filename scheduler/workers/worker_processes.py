"""Workers of this machine as child processes: begun together, and begun again where one is killed.

What they share, the database keeps (`store.shared_crawl`). So a worker that is killed costs the
others nothing: they take up its looks, and so does the one that is begun in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Thread
from time import monotonic
from uuid import uuid4

from crawler.crawling.reports import is_one_read, summary_line
from crawler.followed_sources import missing_keys
from scheduler.child_process import Run, minding_signals, run_module
from scheduler.crawl_watch import CrawlWatch
from scheduler.workers.dead_workers import begin_again
from store.closing import closing_stores
from store.config import Settings
from store.database_address import file_of
from store.log.database import open_store, reading
from store.messages.announcing import announcing
from store.patience import once_it_is_back
from store.shared_crawl.looks import CrawlState, crawl_state, withdraw
from store.streams.progress_bar import print_above_bar


def workers_fault(settings: Settings) -> str | None:
    """Why several workers cannot crawl together, in one line; None where they can."""
    if file_of(settings.database_url) is None:
        return None
    return "several workers need a database of PostgreSQL, which keeps who asks which host"


def crawl_by_workers(
    settings: Settings, names: Sequence[str], workers: int, run: Run | None = None
) -> int:
    """Look at the named sources, or at all that are followed, with so many workers of this machine,
    and any others that help; the exit code of the whole, as of a crawl by one process."""
    if run is None:
        with minding_signals() as run_minded:
            return crawl_by_workers(settings, names, workers, run_minded)
    crawl, began = uuid4().hex, monotonic()
    announce = announcing(settings, print_above_bar, "crawler")
    for name, variable in () if names else missing_keys(settings).items():
        announce(f"{name}: needs key ({variable} is not set)", source=name)
    codes = _side_by_side(
        settings, [*names, "--crawl", crawl, "--workers", str(workers)], workers, run
    )
    state = _state_at_end(settings, crawl)
    if looks := state.outcomes.total():
        announce(summary_line(state.outcomes, state.events, monotonic() - began), looks=looks)
    return exit_code(codes, state)


def help_crawls(settings: Settings, run: Run | None = None) -> int:
    """Take looks that are planned elsewhere, until told to end."""
    if run is None:
        with minding_signals() as run_minded:
            return help_crawls(settings, run_minded)
    return _worker(settings, ["--worker"], run)


def exit_code(codes: Sequence[int], state: CrawlState) -> int:
    """That of a crawl whose workers ended with these codes. One that was killed counts for nothing
    where the others have taken all looks. Pure."""
    worst = max((code for code in codes if code >= 0), default=1)
    if worst == 0 and (state.left or not is_one_read(set(state.outcomes))):
        return 1
    return worst


def _side_by_side(
    settings: Settings, arguments: Sequence[str], workers: int, run: Run
) -> list[int]:
    """The exit codes of so many workers, each in a thread that keeps nobody from the end."""
    codes: list[int] = []

    def work() -> None:
        codes.append(_worker(settings, arguments, run))

    threads = [Thread(target=work, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return codes


def _worker(settings: Settings, arguments: Sequence[str], run: Run) -> int:
    """Run one worker, and another in its place as long as it is killed or loses the database; the
    exit code of the last."""
    early = 0
    while True:
        watch = CrawlWatch()
        code = run_module("crawler", arguments, run, watch.hear)
        early = 0 if watch.planned else early + 1
        if not begin_again(settings, watch, code, early):
            return code


@closing_stores()
def _state_at_end(settings: Settings, crawl: str) -> CrawlState:
    """How the looks of a crawl ended. What nobody has is withdrawn: the crawl was told to end."""
    engine = once_it_is_back(lambda: open_store(settings.database_url))
    with reading(engine) as connection:
        state = crawl_state(connection, crawl)
    if state.left:
        withdraw(engine, crawl)
    return state
