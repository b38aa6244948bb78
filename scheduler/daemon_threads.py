"""Threads that keep no process from its end: of APScheduler's jobs, and of tasks side by side.

The threads of its own pool, as those of the standard library's, are waited for at the end of a
process, whatever they wait for.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from apscheduler.executors.base import BaseExecutor, run_job


class DaemonThreads(BaseExecutor):  # type: ignore[misc]
    """A thread for each run of a job."""

    def __init__(self) -> None:
        super().__init__()
        self._threads: set[Thread] = set()

    def _do_submit_job(self, job: Any, run_times: list[datetime]) -> None:
        thread = Thread(target=self._run, args=(job, run_times), daemon=True, name=job.id)
        self._threads = {it for it in self._threads if it.is_alive()} | {thread}
        thread.start()

    def _run(self, job: Any, run_times: list[datetime]) -> None:
        try:
            events = run_job(job, job._jobstore_alias, run_times, self._logger.name)
        except BaseException:  # as its own executors do it
            self._run_job_error(job.id, *sys.exc_info()[1:])
        else:
            self._run_job_success(job.id, events)

    def wait(self, seconds: float) -> list[str]:
        """Wait so long for what runs to end; the names of the jobs that did not."""
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        return sorted(it.name for it in self._threads if it.is_alive())


def do_side_by_side(tasks: Iterable[Callable[[], None]], *, threads: int) -> None:
    """Do all of it in so many threads, which do not keep a process from its end."""
    queue: SimpleQueue[Callable[[], None]] = SimpleQueue()
    for task in tasks:
        queue.put(task)

    def take() -> None:
        while True:
            try:
                task = queue.get_nowait()
            except Empty:
                return
            task()

    at_work = [Thread(target=take, daemon=True) for _ in range(min(threads, queue.qsize()))]
    for thread in at_work:
        thread.start()
    for thread in at_work:
        thread.join()
