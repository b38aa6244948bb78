"""Processes of this machine that look through files, one each at a time.

The pool of the standard library says that a worker died, not with which file; so each has a pipe of
its own, the end of which tells it.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from crawler.crawling.vital_signs import end_with_parent
from crawler.scanning.outcome import TRIES, Outcome, Runner, died, outcome
from crawler.scanning.sought import Sought

#: Seconds that a worker has to end once it is told to.
_GRACE = 5.0
#: No fork: a process with threads, as one that talks to PostgreSQL may be, cannot be copied safely.
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(kw_only=True, slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    #: What it looks through.
    file: Path

    def give(self, file: Path) -> None:
        """Have it look through a file. Where it is gone, the end of its pipe tells it."""
        self.file = file
        with suppress(OSError):
            self.pipe.send(file)

    def end(self) -> None:
        """End it, whatever it is at."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(_GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def local_runner(jobs: int) -> Runner:
    """So many processes at most."""
    return partial(_run, jobs)


def _run(jobs: int, files: Sequence[Path], wanted: Sought) -> Iterator[tuple[Path, Outcome]]:
    """A file whose worker dies is begun again by another, a few times."""
    waiting, tries = deque(files), Counter[Path]()
    workers: list[_Worker] = []
    try:
        while waiting or workers:
            while waiting and len(workers) < jobs:
                workers.append(_started(wanted, waiting.popleft()))
            for worker in _heard_of(workers):
                file, ended = worker.file, _heard(worker)
                if ended and waiting:
                    worker.give(waiting.popleft())
                else:
                    workers.remove(worker)
                    worker.end()
                if ended is None:
                    tries[file] += 1
                    if tries[file] < TRIES:
                        waiting.appendleft(file)
                        continue
                    ended = died(file, _how(worker))
                yield file, ended
    finally:
        for worker in workers:
            worker.end()


def _started(wanted: Sought, file: Path) -> _Worker:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_work, args=(theirs, wanted), daemon=True)
    process.start()
    theirs.close()  # so that the worker's death ends ours
    worker = _Worker(process=process, pipe=ours, file=file)
    worker.give(file)
    return worker


def _heard_of(workers: Sequence[_Worker]) -> list[_Worker]:
    """Those that said something or died; it is waited for."""
    ready = wait([worker.pipe for worker in workers])
    return [worker for worker in workers if worker.pipe in ready]


def _heard(worker: _Worker) -> Outcome | None:
    """What a worker says; None where it died."""
    try:
        said: Outcome = worker.pipe.recv()
    except (EOFError, OSError):
        return None
    return said


def _how(worker: _Worker) -> str:
    code = worker.process.exitcode or 0
    return f" ({signal.Signals(-code).name})" if code < 0 else f" (exit code {code})"


def _work(pipe: Connection, wanted: Sought) -> None:
    """What a worker does until nobody gives it files any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began it ends it
    end_with_parent()
    while True:
        try:
            file = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(outcome(file, wanted))
