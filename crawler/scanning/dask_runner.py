"""Workers of Dask that look through files: of this machine, or of a cluster that sees the files.

Dask begins what a dead worker was at again with another. No more is handed out than workers have
threads, so that a file that kills its worker costs none its tries that was not begun; those that
are begun here have one thread each.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.scanning.outcome import TRIES, Failure, Outcome, Runner, RunnerError, died, outcome
from crawler.scanning.sought import Sought

if TYPE_CHECKING:
    from distributed import Client, Future

#: Seconds in which a scheduler must answer.
_PATIENCE = "10s"
_SETTINGS = {
    "distributed.scheduler.allowed-failures": TRIES - 1,
    "distributed.scheduler.worker-saturation": 1.0,
    "distributed.comm.timeouts.connect": _PATIENCE,
    # No page about itself: it would be anybody's on this machine to read.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    # A file that takes long is none that hangs.
    "distributed.admin.tick.limit": "1h",
}

_GONE = "Dask's scheduler is gone; what was looked through is kept: run it again to go on"


def dask_runner(jobs: int, scheduler: str) -> Runner:
    """So many workers of this machine, or those of the scheduler at an address, if one is given.
    Raises RunnerError where Dask is not installed."""
    if find_spec("distributed") is None:
        msg = "--runner dask needs Dask: install enforcement-blotter[dask]"
        raise RunnerError(msg)
    return partial(_run, jobs, scheduler)


def _run(
    jobs: int, scheduler: str, files: Sequence[Path], wanted: Sought
) -> Iterator[tuple[Path, Outcome]]:
    """Raises RunnerError."""
    from distributed import as_completed

    waiting, at_work = deque(files), dict[str, Path]()
    with _client(min(jobs, len(files)), scheduler) as client:
        running = as_completed(loop=client.loop, raise_errors=False)

        def begin() -> None:
            idle = _threads(client) - len(at_work)
            for _ in range(min(max(idle, 0 if at_work else 1), len(waiting))):
                file = waiting.popleft()
                future = client.submit(outcome, file, wanted, pure=False)
                at_work[future.key] = file
                running.add(future)

        begin()
        for future in running:
            file = at_work.pop(future.key)
            ended = _ended(file, future)
            begin()
            yield file, ended


def _threads(client: Client) -> int:
    """How many files can be looked through at once; workers may come and go. Raises RunnerError
    where the scheduler is gone."""
    try:
        return sum(client.nthreads().values())
    except OSError as error:
        raise RunnerError(_GONE) from error


def _ended(file: Path, future: Future[Outcome]) -> Outcome:
    """How it ended. Raises RunnerError where the scheduler is gone."""
    from distributed import KilledWorker

    if future.status == "finished":
        found: Outcome = future.result()
        return found
    if future.status != "error":
        raise RunnerError(_GONE)
    error = future.exception()
    if isinstance(error, KilledWorker):
        return died(file)
    return Failure(cause=f"{file}: {type(error).__name__}: {error}")


@contextmanager
def _client(jobs: int, scheduler: str) -> Iterator[Client]:
    """A client of a scheduler that has workers. Raises RunnerError."""
    from dask import config
    from distributed import Client, LocalCluster

    with config.set(_SETTINGS), ExitStack() as opened:
        try:
            # Whoever reaches a scheduler has its workers run what they like: this one is kept from
            # the other users of this machine by certificates of its own.
            cluster = scheduler or opened.enter_context(
                LocalCluster(
                    n_workers=jobs,
                    threads_per_worker=1,
                    security=True,
                    dashboard_address="127.0.0.1:0",
                    memory_limit=0,
                    silence_logs=logging.CRITICAL,
                )
            )
            client = opened.enter_context(Client(cluster, timeout=_PATIENCE, set_as_default=False))
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, RuntimeError, ValueError) as error:
            msg = f"no workers at Dask's scheduler {scheduler or 'on this machine'}: {error}"
            raise RunnerError(" ".join(msg.split())) from error
        yield client
