"""Runs APScheduler's jobs in threads that keep no process from its end.

Its own pool's threads are waited for at the end of a process, whatever they wait for.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime
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
